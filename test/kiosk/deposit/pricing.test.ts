import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cardInForce,
  pointsOf,
  pricedTable,
  rowPoints,
  shownPrices,
  totalPoints,
} from '#kiosk/deposit/pricing.ts';
import { countCoin, EMPTY_TALLY, totalsOf } from '#kiosk/deposit/tally.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import { aRateCard } from '../../support/ledger-documents.ts';

const spread = { num: '45', den: '1000' };
const card: RateCard = {
  ...aRateCard(1),
  rates: [
    { currency: 'USD', mid: { num: '139543', den: '10000' }, spread },
    { currency: 'JPY', mid: { num: '91', den: '10' }, spread },
  ],
};
const validMs = Date.parse('2026-11-22T12:00:00.000Z');

describe('prices', () => {
  test('won is worth itself, foreign coins the card after its spread, anything else nothing', () => {
    const points = (['KRW', 'USD', 'JPY', 'EUR'] as const).map((currency) =>
      pointsOf(currency, 100n, card),
    );

    // 100 × 13.9543 × 0.955 = 1332.63…; 100 × 9.1 × 0.955 = 869.05.
    expect(points).toEqual([100n, 1333n, 869n, 0n]);
  });

  test('are read per major unit or a hundred of them, rounded down to a tenth', () => {
    expect(shownPrices(card)).toEqual([
      { currency: 'USD', units: 1n, pointsTenths: 13326n, spreadPerMille: 45 },
      { currency: 'JPY', units: 1n, pointsTenths: 86n, spreadPerMille: 45 },
    ]);
  });

  test.each([
    ['before it is valid', -1, false],
    ['from its first moment', 0, true],
    ['until its last', 24 * 3_600_000 - 1, true],
    ['no longer at its end', 24 * 3_600_000, false],
  ])('a card is in force %s', (_when, offsetMs, isInForce) => {
    const atMs = Date.parse(card.validFrom) + offsetMs;

    expect(cardInForce(card, atMs) !== undefined).toBe(isInForce);
  });

  test('without a card only won coins are let in; the others keep their value', () => {
    const entry = (position: number, currency: string) => ({
      position,
      coinId: `X${position}`,
      value: { currency, faceMinor: 100n },
    });
    const table = { acceptorId: 'a/b/1', entries: [entry(1, 'KRW'), entry(2, 'USD')] };

    expect(pricedTable(table, undefined).entries).toEqual([
      entry(1, 'KRW'),
      { ...entry(2, 'USD'), isClosed: true },
    ]);
    expect(pricedTable(table, cardInForce(card, validMs))).toEqual(table);
  });

  test('a currency that the card closes is neither taken nor offered, and keeps its worth', () => {
    const [usd, jpy] = card.rates;
    const closed: RateCard = { ...card, rates: [{ ...usd!, closed: 'exposure' }, jpy!] };
    const value = { currency: 'USD', faceMinor: 25n };
    const table = { acceptorId: 'a/b/1', entries: [{ position: 1, coinId: 'US025A', value }] };

    expect(pricedTable(table, closed).entries).toEqual([{ ...table.entries[0], isClosed: true }]);
    expect(shownPrices(closed).map((price) => price.currency)).toEqual(['JPY']);
    expect(pointsOf('USD', 100n, closed)).toBe(1333n);
  });

  test('the rows of a tally sum to its points, which are rounded once a currency', () => {
    const coin = fc.record({
      currency: fc.constantFrom('KRW', 'USD', 'JPY'),
      faceMinor: fc.constantFrom(1n, 5n, 10n, 25n, 100n, 500n),
    });

    fc.assert(
      fc.property(fc.array(coin, { maxLength: 60 }), (coins) => {
        const tally = coins.reduce(countCoin, EMPTY_TALLY);
        const points = totalPoints(tally, card);
        const rounded = totalsOf(tally).map((t) => pointsOf(t.currency, t.amountMinor, card));

        expect(points).toBe(rounded.reduce((a, b) => a + b, 0n));
        expect(rowPoints(tally, card).reduce((a, b) => a + b, 0n)).toBe(points);
      }),
    );
  });
});

describe('a tally', () => {
  test('keeps a row for each denomination and the coins in order', () => {
    const coins = [
      { currency: 'KRW', faceMinor: 500n },
      { currency: 'USD', faceMinor: 25n },
      { currency: 'KRW', faceMinor: 100n },
      { currency: 'KRW', faceMinor: 500n },
    ];

    const tally = coins.reduce(countCoin, EMPTY_TALLY);

    expect(tally).toEqual({
      coinCount: 4,
      heap: '0120',
      rows: [
        { currency: 'KRW', faceMinor: 500n, count: 2 },
        { currency: 'USD', faceMinor: 25n, count: 1 },
        { currency: 'KRW', faceMinor: 100n, count: 1 },
      ],
    });
    expect(totalsOf(tally)).toEqual([
      { currency: 'KRW', amountMinor: 1100n, count: 3 },
      { currency: 'USD', amountMinor: 25n, count: 1 },
    ]);
  });
});
