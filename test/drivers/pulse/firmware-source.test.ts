// What can be said about the firmware without a compiler for it; `npm run firmware` builds it and runs its own tests.
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EMULATED_FIRMWARE } from '#drivers/pulse/emulated-coins.ts';
import { ERROR } from '#drivers/pulse/error-codes.ts';
import { INHIBIT_CAUSES, LINE_BYTES_MAX } from '#drivers/pulse/grammar.ts';

const sources = globSync('drivers/pulse/firmware/**/*.{h,cpp,ino}').map(
  (file) => [file, readFileSync(file, 'utf8')] as const,
);
const sourceOf = (name: string): string => sources.find(([file]) => file.endsWith(name))?.[1] ?? '';

/** Lines of code, without comments, that match. */
function usesOf(pattern: RegExp): string[] {
  return sources.flatMap(([file, source]) =>
    source
      .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
}

describe('the firmware', () => {
  test('names the width of every number: an int has 16 bits on a small board', () => {
    expect(usesOf(/\b(int|long|short|unsigned|float|double|size_t)\b/)).toEqual([]);
  });

  test('takes nothing from a heap', () => {
    expect(usesOf(/\bnew\b|malloc|calloc|\bString\b|std::/)).toEqual([]);
  });

  test('never waits: a delay would be deaf to the next coin', () => {
    expect(usesOf(/\bdelay(Microseconds)?\s*\(|pulseIn\s*\(/)).toEqual([]);
  });

  test('does nothing in its interrupt but remember the edge', () => {
    expect(/static void coinEdge\(\) \{(.*)\}/.exec(sourceOf('firmware.ino'))?.[1]?.trim()).toBe(
      'edges.put(isActive(), millis());',
    );
  });

  test('numbers errors, causes and versions as the host does', () => {
    const numbered = (name: string): Record<string, number> =>
      Object.fromEntries(
        [
          ...(
            new RegExp(`enum class ${name}[^{]*\\{([^}]*)\\}`).exec(sourceOf('bridge.h'))?.[1] ?? ''
          ).matchAll(/(\w+) = (\d+)/g),
        ].map(([, word, value]) => [word!, Number(value)]),
      );

    expect(numbered('Error')).toEqual(ERROR);
    expect(Object.values(numbered('Cause'))).toEqual(INHIBIT_CAUSES.map((_, index) => index));
    expect(sourceOf('bridge.cpp')).toContain(`FIRMWARE = "${EMULATED_FIRMWARE}"`);
    expect(sourceOf('line.h')).toContain(`LINE_BYTES_MAX = ${LINE_BYTES_MAX};`);
  });
});
