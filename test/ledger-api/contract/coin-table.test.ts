import { describe, expect, test } from 'vitest';
import {
  confirmedPart,
  CoinTableProposal,
  isSameCoins,
  SignedCoinTable,
  type TablePosition,
} from '#ledger/contract/coin-table.ts';
import { aCoinTable, aProposal } from '../../support/ledger-documents.ts';

const position = { position: 4, coinId: 'KR500A' };
const won = { ...position, currency: 'KRW', faceMinor: '500' } as const;
const yen = { position: 9, coinId: 'JP100A', currency: 'JPY', faceMinor: '100' } as const;

describe('a signed coin table', () => {
  test('signed before approval records existed is still read', () => {
    expect(SignedCoinTable.parse(aCoinTable(1))).toEqual(aCoinTable(1));
  });

  test('without a coin bank is the text that was signed before there were any', () => {
    const { signature, ...words } = SignedCoinTable.parse(aCoinTable(1));

    expect(words).not.toHaveProperty('bank');
    expect(SignedCoinTable.parse({ ...words, signature, bank: 1 })).toHaveProperty('bank', 1);
    expect(SignedCoinTable.safeParse({ ...words, signature, bank: 256 }).success).toBe(false);
  });

  test('carries who approved it, with which coins, and why', () => {
    const record = {
      ...aCoinTable(1),
      testCoins: [{ position: 4, count: 10 }],
      lookAlikeNote: 'Twenty of each were told apart.',
    };

    expect(SignedCoinTable.parse(record)).toEqual(record);
  });
});

describe('a proposed coin table', () => {
  test('may leave open what an identifier does not say', () => {
    const open = aProposal('NRI/G13/7', { positions: [{ ...position, testCoins: 0 }] });

    expect(CoinTableProposal.parse(open)).toEqual(open);
  });

  test.each([
    ['a value with a point', { positions: [{ ...won, faceMinor: '5.00', testCoins: 1 }] }],
    ['a coin worth nothing', { positions: [{ ...won, faceMinor: '0', testCoins: 1 }] }],
    ['a currency no kiosk takes', { positions: [{ ...won, currency: 'CHF', testCoins: 1 }] }],
    ['a position without a number of test coins', { positions: [won] }],
    ['a note that says nothing', { lookAlikeNote: '          ok' }],
    ['a name nobody knows', { signature: 'mine' }],
  ])('with %s is not read', (_, change) => {
    expect(CoinTableProposal.safeParse({ ...aProposal(), ...change }).success).toBe(false);
  });

  test('is confirmed where test coins were dropped and the value is there', () => {
    const positions = [
      { ...won, testCoins: 10 },
      { ...yen, testCoins: 0 },
      { position: 5, coinId: 'ABC123', testCoins: 3 },
    ];

    expect(confirmedPart({ positions })).toEqual({
      positions: [won],
      testCoins: [{ position: 4, count: 10 }],
    });
  });
});

test('the same coins in another order are the same coins, and in another coin bank they are not', () => {
  const table = (positions: readonly TablePosition[], bank?: number) => ({ positions, bank });

  expect([
    isSameCoins(table([won, yen]), table([yen, won])),
    isSameCoins(table([won], 1), table([won], 1)),
    isSameCoins(table([won]), table([won, yen])),
    isSameCoins(table([won]), table([{ ...won, faceMinor: '5' }])),
    isSameCoins(table([won, won]), table([won, yen])),
    isSameCoins(table([won]), table([won], 0)),
    isSameCoins(table([won], 1), table([won], 2)),
    isSameCoins(table([won]), table([{ ...won, path: 3 }])),
  ]).toEqual([true, true, false, false, false, false, false, false]);
});
