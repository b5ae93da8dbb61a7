import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RateCard, RateLine } from '#ledger/contract/rate-card.ts';
import { convert, conversionText, type Quote, quoteFor } from '#ledger/ledger/conversion.ts';
import { quoteOf, wasValidAt } from '#ledger/ledger/quote.ts';
import { aCard } from '../../support/books.ts';

const quote = (mid: readonly [string, string], spread: readonly [string, string]): Quote => ({
  cardNumber: 7,
  policy: 'fixed-at-deposit',
  line: {
    currency: 'USD',
    mid: { num: mid[0], den: mid[1] },
    spread: { num: spread[0], den: spread[1] },
  },
});

describe('a conversion', () => {
  test.each([
    // amount, mid, spread, gross, net
    [25n, ['139', '10'], ['45', '1000'], 348n, 332n],
    [1n, ['5', '2'], ['0', '1'], 2n, 2n],
    [3n, ['5', '2'], ['0', '1'], 8n, 8n],
    [1n, ['53', '1000'], ['45', '1000'], 0n, 0n],
    [100n, ['1', '1'], ['1', '1'], 100n, 0n],
    [300_000n, ['139', '10'], ['45', '1000'], 4_170_000n, 3_982_350n],
  ] as const)('of %s at %s less %s is %s gross, %s net', (amount, mid, spread, gross, net) => {
    const { grossPoints, netPoints } = convert(amount, quote(mid, spread));

    expect([grossPoints, netPoints]).toEqual([gross, net]);
  });

  test('I11: is off the exact values by at most a half, never negative in its spread, and recomputes', () => {
    const rational = (max: number) =>
      fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max: 10_000 }));
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        rational(1_000_000),
        fc.integer({ min: 0, max: 1000 }),
        (amount, [num, den], spread) => {
          const made = convert(amount, quote([`${num}`, `${den}`], [`${spread}`, '1000']));
          const text = conversionText(made);

          const isNear = (points: bigint, exact: { num: string; den: string }): boolean => {
            const off = 2n * (points * BigInt(exact.den) - BigInt(exact.num));
            return (off < 0n ? -off : off) <= BigInt(exact.den);
          };
          expect(isNear(BigInt(text.gross), text.grossExact)).toBe(true);
          expect(isNear(BigInt(text.net), text.netExact)).toBe(true);
          expect(made.grossPoints).toBeGreaterThanOrEqual(made.netPoints);
          expect(BigInt(text.grossExact.num) * BigInt(den)).toBe(
            amount * BigInt(num) * BigInt(text.grossExact.den),
          );
        },
      ),
    );
  });
});

describe('the quote of a deposit', () => {
  const cheap: RateLine = {
    currency: 'USD',
    mid: { num: '1', den: '1' },
    spread: { num: '0', den: '1' },
  };
  const card = (number: number, policy: RateCard['policy'], rates: RateLine[]): RateCard => ({
    ...aCard({ number }),
    policy,
    rates,
  });
  const pinned = aCard({ number: 3 });

  test('is that of the pinned card when the rate is fixed at deposit', () => {
    const newest = card(9, 'fixed-at-deposit', [cheap]);

    expect(quoteOf('USD', { pinned: [pinned], newest })?.cardNumber).toBe(3);
  });

  test('is that of the newest card when the rate is fixed at maturity', () => {
    const estimate = card(3, 'fixed-at-maturity', [cheap]);
    const newest = card(9, 'fixed-at-maturity', [cheap]);

    expect(quoteOf('USD', { pinned: [estimate], newest })?.cardNumber).toBe(9);
    expect(quoteOf('USD', { pinned: [estimate], newest: undefined })?.cardNumber).toBe(3);
  });

  test('is that of the newest pinned card that names the currency', () => {
    const cards = [card(4, 'fixed-at-deposit', []), pinned, card(2, 'fixed-at-deposit', [cheap])];

    expect(quoteFor('USD', cards)?.cardNumber).toBe(3);
    expect(quoteFor('JPY', cards)).toBeUndefined();
  });

  test.each([
    ['15 minutes before', '2026-11-21T23:45:00.000Z', true],
    ['longer before', '2026-11-21T23:44:59.999Z', false],
    ['15 minutes after', '2026-11-23T00:15:00.000Z', true],
    ['longer after', '2026-11-23T00:15:00.001Z', false],
  ])('honours a card %s its validity: %s → %s', (_, at, isValid) => {
    expect(wasValidAt(pinned, Date.parse(at))).toBe(isValid);
  });
});
