import { describe, expect, test } from 'vitest';
import { crockford, readCrockford } from '#ledger/contract/crockford.ts';

describe('a Crockford code', () => {
  test.each([
    ['00', 1, '0'],
    ['ff', 1, 'Z'],
    ['08', 1, '1'],
    // Bits 00000 00001 00010 … 00111: each five make the next character.
    ['00443214c7', 8, '01234567'],
    ['ffffffffff', 8, 'ZZZZZZZZ'],
    // The last character takes what bits are left, then zeros.
    ['ff', 2, 'ZW'],
  ])('of %s with %i characters is %s', (hex, length, code) => {
    expect(crockford(Buffer.from(hex, 'hex'), length)).toBe(code);
  });

  test('is never longer than its bytes say', () => {
    expect(() => crockford(new Uint8Array(1), 3)).toThrow(RangeError);
  });

  test.each([
    ['7f3q9-2kdm4', '7F3Q92KDM4'],
    ['7F3Q 92KDM4 ', '7F3Q92KDM4'],
    ['oOiIlL', '001111'],
  ])('typed as «%s» is read as %s', (typed, code) => {
    expect(readCrockford(typed)).toBe(code);
  });
});
