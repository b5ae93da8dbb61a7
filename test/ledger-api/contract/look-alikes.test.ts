import { describe, expect, test } from 'vitest';
import { inWords, lookAlikesAmong } from '#ledger/contract/look-alikes.ts';
import type { Currency } from '#ledger/contract/money.ts';
import { EMULATED_POSITIONS } from '#ledger/demo/emulated-coins.ts';

const coins = (...texts: string[]) =>
  texts.map((text) => {
    const [currency, faceMinor] = text.split(' ');
    return { currency: currency as Currency, faceMinor: faceMinor! }; // A literal of this test.
  });

describe('coins that look alike', () => {
  test.each([
    ['KRW 500', 'JPY 500'],
    ['KRW 100', 'PHP 100'],
    ['USD 25', 'PHP 100'],
    ['EUR 200', 'THB 1000'],
    ['EUR 200', 'PHP 1000'],
  ])('%s and %s are found, in either order', (one, other) => {
    const found = lookAlikesAmong(coins(one, 'KRW 10', other));

    expect(lookAlikesAmong(coins(other, one))).toEqual(found);
    expect(found.map(inWords)).toEqual([expect.stringContaining(`${one} and ${other}`)]);
  });

  test.each([
    ['one of a pair alone', coins('KRW 500', 'KRW 100', 'EUR 200')],
    ['coins of the same number that are not on the list', coins('KRW 100', 'JPY 100', 'USD 100')],
    ['the coins of the emulated acceptor', EMULATED_POSITIONS],
  ])('%s are no look-alikes', (_, harmless) => {
    expect(lookAlikesAmong(harmless)).toEqual([]);
  });
});
