// What coins are worth in points: won one to one, foreign coins at the card that was pinned at consent.
import type { CoinTable } from '#drivers/coin-table.ts';
import {
  exactPoints,
  fraction,
  roundHalfEven,
  type ToldPrice,
  toldPrice,
} from '#ledger/contract/points.ts';
import type { RateCard, RateLine } from '#ledger/contract/rate-card.ts';
import { isCurrency, MINOR_DIGITS } from '#ledger/contract/money.ts';
import { type Tally, type TallyRow, totalsOf } from './tally.ts';

/** The card if it is in force at `nowMs` (the ledger's time); an expired one closes the foreign coins. */
export function cardInForce(card: RateCard | undefined, nowMs: number): RateCard | undefined {
  if (!card) return undefined;
  const isValid = Date.parse(card.validFrom) <= nowMs && nowMs < Date.parse(card.validUntil);
  return isValid ? card : undefined;
}

/** The approved table with the coins closed that have no price: won is always open, foreign coins need an open line. */
export const pricedTable = (table: CoinTable, card: RateCard | undefined): CoinTable => ({
  ...table,
  entries: table.entries.map((entry) => {
    const { currency } = entry.value;
    const line = lineFor(card, currency);
    const isTaken = currency === HOME || (line !== undefined && line.closed === undefined);
    return isTaken ? entry : { ...entry, isClosed: true as const };
  }),
});

/** Whole points of a total; what the ledger will post, by the same rounding. */
export function pointsOf(
  currency: string,
  amountMinor: bigint,
  card: RateCard | undefined,
): bigint {
  if (currency === HOME) return amountMinor;
  const line = lineFor(card, currency);
  return line ? roundHalfEven(exactPoints(amountMinor, line).net) : 0n;
}

/** Points of everything counted: rounded once a currency. */
export const totalPoints = (tally: Tally, card: RateCard | undefined): bigint =>
  totalsOf(tally).reduce(
    (sum, { currency, amountMinor }) => sum + pointsOf(currency, amountMinor, card),
    0n,
  );

/** Points of each row; the rows of a currency sum to its points, the largest remainder takes what is left. */
export function rowPoints({ rows }: Tally, card: RateCard | undefined): readonly bigint[] {
  const points = rows.map(() => 0n);
  for (const currency of new Set(rows.map((row) => row.currency))) {
    const own = rows.flatMap((row, index) => (row.currency === currency ? [index] : []));
    const amountMinor = own.reduce((sum, index) => sum + amountOf(rows[index]!), 0n);
    const total = pointsOf(currency, amountMinor, card);
    const shares = own.map((index) => ({
      index,
      whole: (total * amountOf(rows[index]!)) / amountMinor,
      remainder: (total * amountOf(rows[index]!)) % amountMinor,
    }));
    let left = total - shares.reduce((sum, { whole }) => sum + whole, 0n);
    shares.sort((a, b) => Number(b.remainder - a.remainder) || a.index - b.index);
    for (const { index, whole } of shares) {
      points[index] = whole + (left > 0n ? 1n : 0n);
      if (left > 0n) left -= 1n;
    }
  }
  return points;
}

export type ShownPrice = ToldPrice &
  Readonly<{
    currency: string;
    /** Tenths of a percent, rounded up. */
    spreadPerMille: number;
  }>;

/** The price list of the first screen, one line a foreign currency whose coins are taken. */
export const shownPrices = (card: RateCard | undefined): readonly ShownPrice[] =>
  (card?.rates ?? []).flatMap((line) => {
    if (line.closed !== undefined) return [];
    const spread = fraction(line.spread);
    return {
      currency: line.currency,
      ...toldPrice(10n ** BigInt(MINOR_DIGITS[line.currency]), line),
      spreadPerMille: Number((spread.num * 1000n + spread.den - 1n) / spread.den),
    };
  });

const HOME = 'KRW';

const amountOf = ({ faceMinor, count }: TallyRow): bigint => faceMinor * BigInt(count);

const lineFor = (card: RateCard | undefined, currency: string): RateLine | undefined =>
  isCurrency(currency) ? card?.rates.find((line) => line.currency === currency) : undefined;
