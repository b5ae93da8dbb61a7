// The trial balance: every kind of account per commodity, which together are nothing, now or at any past position.
import type { Commodity } from '../../ledger/account.ts';
import { addToTotals, type Totals } from '../../ledger/digest.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import type { KindTotal } from '../../store/port/reports.ts';
import { unsealedTransfers, walkLog } from './log-walk.ts';

export type TrialBalance = Readonly<{
  /** The last position it covers; undefined when it tells of what is not sealed yet, too. */
  position: number | undefined;
  rows: readonly KindTotal[];
  /** Debits and credits of each commodity; they are equal. */
  sums: readonly Readonly<{ commodity: Commodity; debitMinor: bigint; creditMinor: bigint }>[];
}>;

/** At a position, or now. Reads the last chapter before it and what of the log no chapter covers. */
export async function trialBalance(books: ReadingBooks, position?: number): Promise<TrialBalance> {
  const end = position ?? (await books.log.state()).treeSize;
  const { through, totals: known } = await books.reports.totalsAt(end);
  const totals: Totals = new Map(known.map((one) => [`${one.kind} ${one.commodity}`, one]));
  for await (const { transfer } of walkLog(books, through, end)) addToTotals(totals, transfer);
  if (position === undefined) {
    for (const transfer of await unsealedTransfers(books)) addToTotals(totals, transfer);
  }
  const rows = [...totals.values()]
    .filter((row) => row.balanceMinor !== 0n)
    .toSorted((a, b) => compare(a.commodity, b.commodity) || compare(a.kind, b.kind));
  const commodities = [...new Set(rows.map((row) => row.commodity))];
  return { position, rows, sums: commodities.map((commodity) => sumsOf(rows, commodity)) };
}

/** What the accounts of these kinds hold together, debit positive. */
export const totalOf = (
  { rows }: TrialBalance,
  commodity: Commodity,
  ...kinds: readonly string[]
): bigint =>
  rows
    .filter((row) => row.commodity === commodity && kinds.includes(row.kind))
    .reduce((sum, row) => sum + row.balanceMinor, 0n);

function sumsOf(rows: readonly KindTotal[], commodity: Commodity) {
  const amounts = rows.filter((row) => row.commodity === commodity).map((row) => row.balanceMinor);
  const sum = (side: (amount: bigint) => boolean) =>
    amounts.filter(side).reduce((total, amount) => total + amount, 0n);
  return {
    commodity,
    debitMinor: sum((amount) => amount > 0n),
    creditMinor: -sum((amount) => amount < 0n),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
