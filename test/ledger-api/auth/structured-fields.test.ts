import { describe, expect, test } from 'vitest';
import { parseDictionary } from '#ledger/auth/structured-fields.ts';

describe('a structured dictionary', () => {
  test('keeps an inner list with its parameters in any order, and its text as received', () => {
    const source = '("@method"  "@path" );keyid="k\\"1";created=1700000000; tag="t"';

    const member = parseDictionary(`sig=${source}`)?.get('sig');

    expect(member).toEqual({
      kind: 'inner-list',
      items: ['@method', '@path'],
      parameters: new Map<string, unknown>([
        ['keyid', 'k"1'],
        ['created', 1_700_000_000],
        ['tag', 't'],
      ]),
      source,
    });
  });

  test('reads byte strings, with and without padding', () => {
    const read = parseDictionary('a=:AQI=:, b=:AQI:,c=::');

    expect([...(read?.values() ?? [])].map((m) => m.kind === 'item' && m.value)).toEqual([
      Uint8Array.of(1, 2),
      Uint8Array.of(1, 2),
      Uint8Array.of(),
    ]);
  });

  test.each([
    ['nothing', ''],
    ['a key twice', 'a=1, a=2'],
    ['a parameter twice', 'a=1;b=1;b=2'],
    ['a comma at the end', 'a=1,'],
    ['an open list', 'a=("x"'],
    ['strings that touch', 'a=("x""y")'],
    ['an open string', 'a="x'],
    ['bad base64', 'a=:A:'],
    ['a fraction', 'a=1.5'],
    ['a key in capitals', 'A=1'],
    ['text after the end', 'a=1 b=2'],
    ['a line break', 'a="x\ny"'],
  ])('is refused when it has %s', (_, field) => {
    expect(parseDictionary(field)).toBeUndefined();
  });
});
