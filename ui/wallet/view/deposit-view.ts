// A deposit as its page shows it: denominations first, then every coin in the order it fell.
import type { DepositDetail } from '#ledger/contract/wallet.ts';

export type Denomination = Readonly<{
  currency: string;
  faceMinor: string;
  count: number;
  amountMinor: bigint;
}>;

/** Totals by denomination: won first, then by currency, the largest coin first. */
export function denominationsOf(coins: DepositDetail['coins']): readonly Denomination[] {
  const rows = new Map<string, Denomination>();
  for (const { currency, faceMinor } of coins) {
    const key = `${currency} ${faceMinor}`;
    const count = (rows.get(key)?.count ?? 0) + 1;
    rows.set(key, { currency, faceMinor, count, amountMinor: BigInt(faceMinor) * BigInt(count) });
  }
  return [...rows.values()].sort(
    (a, b) =>
      byCurrency(a.currency, b.currency) || (BigInt(a.faceMinor) > BigInt(b.faceMinor) ? -1 : 1),
  );
}

/** Sums as they are told: won first, then by currency. */
export const wonFirst = <Sum extends Readonly<{ currency: string }>>(
  sums: readonly Sum[],
): readonly Sum[] => sums.toSorted((a, b) => byCurrency(a.currency, b.currency));

function byCurrency(a: string, b: string): number {
  if (a === b) return 0;
  if (a === 'KRW' || b === 'KRW') return a === 'KRW' ? -1 : 1;
  return a < b ? -1 : 1;
}
