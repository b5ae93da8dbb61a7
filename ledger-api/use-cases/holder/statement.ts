// A month of a wallet, entry by entry, with the balance after each.
import { businessDay, businessMonth } from '../../ledger/business-day.ts';
import { csvText } from '../../contract/csv.ts';
import type { Statement } from '../../contract/holder.ts';
import { instantText, type WalletId } from '../../contract/ids.ts';
import type { LedgerStore } from '../../store/ledger-store.ts';
import { allEntries } from './all-entries.ts';

/** The statement of `month` (`2026-11`) in the zone of business; an empty month has the same balance twice. */
export function readStatement(
  { store, businessZone }: Readonly<{ store: LedgerStore; businessZone: string }>,
  walletId: WalletId,
  month: string,
): Promise<Statement> {
  return store.read(async (books) => {
    let balance = 0n;
    let opening = 0n;
    let closing = 0n;
    const entries: Statement['entries'] = [];
    for (const entry of (await allEntries(books, walletId)).toReversed()) {
      const entryMonth = businessMonth(entry.atMs, businessZone);
      if (entryMonth > month) break;
      // A deposit only waits; what changes the balance is what becomes of it.
      if (entry.kind === 'deposit') continue;
      balance += entry.points;
      if (entryMonth < month) opening = balance;
      else {
        entries.push({
          at: instantText(entry.atMs),
          day: businessDay(entry.atMs, businessZone),
          kind: entry.kind,
          points: String(entry.points),
          balance: String(balance),
        });
      }
      closing = balance;
    }
    return {
      month,
      zone: businessZone,
      openingPoints: String(opening),
      closingPoints: String(closing),
      entries,
    };
  });
}

/** The statement as a table, opening and closing balance included. */
export const statementCsv = ({ openingPoints, closingPoints, entries }: Statement): string =>
  csvText([
    ['day', 'at', 'kind', 'points', 'balance'],
    ['', '', 'opening', '', openingPoints],
    ...entries.map(({ day, at, kind, points, balance }) => [day, at, kind, points, balance]),
    ['', '', 'closing', '', closingPoints],
  ]);
