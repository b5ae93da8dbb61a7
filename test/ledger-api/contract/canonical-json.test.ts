import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalBytes, canonicalText } from '#ledger/contract/canonical-json.ts';

const signable = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'grapheme' }),
    fc.boolean(),
    fc.maxSafeInteger().filter((n) => !Object.is(n, -0)),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 6 }),
  ),
})).value;

/** `inner` in so many lists. */
const wrapped = (lists: number, inner: unknown): unknown =>
  lists === 0 ? inner : [wrapped(lists - 1, inner)];

describe('canonical JSON', () => {
  test('is what the reference implementation of RFC 8785 writes', () => {
    fc.assert(
      fc.property(signable, (value) => {
        expect(canonicalText(value)).toBe(canonicalize(value));
      }),
    );
  });

  test('is read back as the same value, and written again as the same text', () => {
    fc.assert(
      fc.property(signable, (value) => {
        const text = canonicalText(value);
        expect(canonicalText(JSON.parse(text))).toBe(text);
      }),
    );
  });

  // RFC 8785, section 3.2.3: keys sort by UTF-16 code units, so U+1F600 comes before U+FB33.
  test('orders keys as the example of the specification does', () => {
    const value = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      '\u00f6': 7,
    };

    expect(canonicalText(value)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    );
  });

  test('leaves out a member that is undefined, and is UTF-8 as bytes', () => {
    expect(canonicalText({ b: undefined, a: [] })).toBe('{"a":[]}');
    expect(Buffer.from(canonicalBytes('₩')).toString('hex')).toBe('22e282a922');
  });

  test('nests 64 deep', () => {
    expect(canonicalText(wrapped(64, 'x'))).toHaveLength(131);
  });

  const deep = Array.from({ length: 100 }).reduce<unknown>((inner) => [inner], 1);
  test.each([
    ['null', null],
    ['a fraction', 1.5],
    ['minus zero', -0],
    ['an integer beyond 2^53', 2 ** 53],
    ['a bigint', 1n],
    ['a lone surrogate', '\ud83d'],
    ['a key with a lone surrogate', { '\ud83d': 1 }],
    ['undefined in a list', [undefined]],
    ['a date', { at: new Date(0) }],
    ['bytes', new Uint8Array(2)],
    ['a nesting deeper than 64', deep],
    ['a text at depth 65', wrapped(65, 'x')],
    ['a member that writes itself', { toJSON: () => 'x' }],
  ])('refuses to sign %s', (_, value) => {
    expect(() => canonicalText(value)).toThrow(TypeError);
  });
});
