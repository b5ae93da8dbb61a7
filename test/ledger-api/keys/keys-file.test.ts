import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import { createKeysFile, readKeysFile } from '#ledger/keys/keys-file.ts';

describe('a keys file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keys-'));
    path = join(folder, 'keys.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is readable by its owner only and holds five different secrets of 32 bytes', () => {
    createKeysFile(path, seededEntropy(1));
    const read = readKeysFile(path);

    const secrets = read.ok ? Object.values(read.secrets) : [];
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(secrets.map((secret) => secret.length)).toEqual([32, 32, 32, 32, 32]);
    expect(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(5);
  });

  test('is never written over', () => {
    createKeysFile(path, seededEntropy(1));
    const before = readFileSync(path, 'utf8');

    const isMade = createKeysFile(path, seededEntropy(2));

    expect({ isMade, text: readFileSync(path, 'utf8') }).toEqual({ isMade: false, text: before });
  });

  test('is refused when others can read it', () => {
    createKeysFile(path, seededEntropy(1));
    chmodSync(path, 0o640);

    expect(readKeysFile(path)).toEqual({ ok: false, error: 'open-to-others' });
  });

  test.each(['', '{}', '{"version":1}', 'not json'])('is refused when it holds %j', (text) => {
    writeFileSync(path, text, { mode: 0o600 });

    expect(readKeysFile(path)).toEqual({ ok: false, error: 'malformed' });
  });

  test('is missing until it is made', () => {
    expect(readKeysFile(path)).toEqual({ ok: false, error: 'missing' });
  });
});
