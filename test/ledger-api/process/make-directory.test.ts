import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeDataDirectory } from '#ledger/process/make-directory.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'make-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('the data directory', () => {
  test('is made with its parents, for its owner only, once', () => {
    const path = join(aFolder(), 'a', 'b');

    makeDataDirectory(path);
    makeDataDirectory(path);

    expect([path, join(path, '..')].map((one) => statSync(one).mode & 0o777)).toEqual([
      0o700, 0o700,
    ]);
  });

  test('that cannot be made is refused in a sentence, below a file as where the system makes none', () => {
    const file = join(aFolder(), 'file');
    writeFileSync(file, '');

    expect(() => makeDataDirectory(join(file, 'data'))).toThrow(/^DATA_DIR: .* \(ENOTDIR\)\. Name/);
    expect(() => makeDataDirectory('/proc/tikkeul/data')).toThrow(
      'DATA_DIR: /proc/tikkeul/data cannot be made (ENOENT). Name a directory where this user may write.',
    );
  });
});
