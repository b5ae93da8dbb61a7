// What has been counted in one session: a row for each denomination, and the coins in the order in which they came.
import type { CoinValue, CurrencyCode } from '#drivers/coin.ts';

export type TallyRow = Readonly<{ currency: CurrencyCode; faceMinor: bigint; count: number }>;

export type Tally = Readonly<{
  coinCount: number;
  /** In the order of first appearance, so that an index once given keeps its meaning. */
  rows: readonly TallyRow[];
  /** One base-36 digit a coin: its index in `rows`. */
  heap: string;
}>;

export type CurrencyTotal = Readonly<{
  currency: CurrencyCode;
  amountMinor: bigint;
  count: number;
}>;

export const EMPTY_TALLY: Tally = { coinCount: 0, rows: [], heap: '' };

/** Digits of base 36; a coin table has at most 32 positions, so a row always finds one. */
const ROWS_MAX = 36;

/** One coin more. */
export function countCoin(tally: Tally, { currency, faceMinor }: CoinValue): Tally {
  const known = tally.rows.findIndex(
    (row) => row.currency === currency && row.faceMinor === faceMinor,
  );
  const index = known === -1 ? tally.rows.length : known;
  const count = (tally.rows[index]?.count ?? 0) + 1;
  return {
    coinCount: tally.coinCount + 1,
    rows: tally.rows.toSpliced(index, 1, { currency, faceMinor, count }),
    heap: tally.heap + Math.min(index, ROWS_MAX - 1).toString(36),
  };
}

/** The sum of each currency, in the order of first appearance. */
export function totalsOf({ rows }: Tally): readonly CurrencyTotal[] {
  const totals = new Map<CurrencyCode, CurrencyTotal>();
  for (const { currency, faceMinor, count } of rows) {
    const before = totals.get(currency) ?? { currency, amountMinor: 0n, count: 0 };
    totals.set(currency, {
      currency,
      amountMinor: before.amountMinor + faceMinor * BigInt(count),
      count: before.count + count,
    });
  }
  return [...totals.values()];
}
