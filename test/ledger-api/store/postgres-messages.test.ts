import { describe, expect, test } from 'vitest';
import { messages } from '#ledger/store/postgres/messages.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The spaces are for who reads it. */
const unspaced = (text: string): string => text.replaceAll(' ', '');

/** The kind and the body of each message. */
function taken(bytes: Buffer): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readInt32BE(at + 1);
    found.push([String.fromCharCode(bytes[at]!), hex(bytes.subarray(at + 5, at + 1 + length))]);
    at += 1 + length;
  }
  return found;
}

/** A bind of one value: its format, its length and its bytes, between the empty portal, the name and the format of answers. */
const bound = (value: Parameters<ReturnType<typeof messages>['bind']>[1][number]): string => {
  const out = messages();
  out.bind('', [value]);
  return taken(out.take())[0]![1].slice('00000001'.length, -'0000'.length);
};

describe('messages to PostgreSQL', () => {
  test('end with the one that is answered', () => {
    const out = messages();
    out.parse('s1', 'x');
    out.bind('s1', []);
    out.describe();
    out.execute();

    expect(taken(out.take())).toEqual([
      ['P', unspaced('733100 7800 0000')],
      ['B', unspaced('00 733100 0000 0000 0000')],
      ['D', '5000'],
      ['E', '0000000000'],
      ['S', ''],
    ]);
  });

  test.each([
    ['nothing', null, '0000 0001 ffffffff'],
    ['a whole number as text', 12n, '0000 0001 00000002 3132'],
    ['a text in its own bytes', 'é', '0000 0001 00000002 c3a9'],
    ['bytes as they are', new Uint8Array([0, 255]), '0001 0001 00000002 00ff'],
    [
      'numbers of many rows as one array',
      { type: 'bigint', values: [1, null, -2n] } as const,
      '0001 0001 00000030 00000001 00000001 00000014 00000003 00000001 00000008 0000000000000001 ffffffff 00000008 fffffffffffffffe',
    ],
    [
      'texts of many rows as one array',
      { type: 'text', values: ['a'] } as const,
      '0001 0001 00000019 00000001 00000000 00000019 00000001 00000001 00000001 61',
    ],
  ])('carry %s', (_, value, expected) => {
    expect(bound(value)).toBe(unspaced(expected));
  });

  test('hold whatever is written, however long', () => {
    const long = 'ü'.repeat(100_000);
    const many = Array.from({ length: 10_000 }, (_, n) => BigInt(n));
    const out = messages();
    out.bind('s1', [long, { type: 'bigint', values: many }, new Uint8Array(70_000)]);
    out.execute();

    const [bind, execute, sync] = taken(out.take());

    expect(bind![1]).toContain(hex(Buffer.from(long)));
    expect(bind![1]).toContain(hex(Buffer.from([0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0x27, 0x0f])));
    expect([bind![1].length / 2, execute, sync]).toEqual([
      1 + 3 + 2 + 6 + 2 + (4 + 200_000) + (4 + 20 + 120_000) + (4 + 70_000) + 2,
      ['E', '0000000000'],
      ['S', ''],
    ]);
  });

  test('leave nothing of a value that cannot be sent', () => {
    const out = messages();
    out.bind('s1', []);

    expect(() => out.bind('s2', ['x', { type: 'bigint', values: ['no number'] }])).toThrow();

    expect(taken(out.take()).map(([kind]) => kind)).toEqual(['B', 'S']);
  });
});
