// A month of a wallet, entry by entry, with the balance after each.
import { businessDay, monthAfter, startOfDayMs } from '../../ledger/business-day.ts';
import { csvText } from '../../contract/csv.ts';
import type { Statement } from '../../contract/holder.ts';
import { instantText, type WalletId } from '../../contract/ids.ts';
import type { LedgerStore, ReadingBooks } from '../../store/ledger-store.ts';
import type { NumberedWalletEntry } from '../../store/port/wallets.ts';

type Moments = Readonly<{ fromMs: number; untilMs: number }>;

/**
 * The statement of `month` (`2026-11`) in the zone of business; an empty month has the same balance twice. What came
 * before is summed by the database, so that it holds however long the history has become.
 */
export function readStatement(
  { store, businessZone }: Readonly<{ store: LedgerStore; businessZone: string }>,
  walletId: WalletId,
  month: string,
): Promise<Statement> {
  const moments = {
    fromMs: startOfDayMs(`${month}-01`, businessZone),
    untilMs: startOfDayMs(`${monthAfter(month)}-01`, businessZone),
  };
  return store.read(async (books) => {
    const opening = await books.wallets.pointsBefore(walletId, moments.fromMs);
    let balance = opening;
    const entries: Statement['entries'] = [];
    for await (const { kind, points, atMs } of entriesOf(books, walletId, moments)) {
      // A deposit only waits; what changes the balance is what becomes of it.
      if (kind === 'deposit') continue;
      balance += points;
      entries.push({
        at: instantText(atMs),
        day: businessDay(atMs, businessZone),
        kind,
        points: String(points),
        balance: String(balance),
      });
    }
    return {
      month,
      zone: businessZone,
      openingPoints: String(opening),
      closingPoints: String(balance),
      entries,
    };
  });
}

async function* entriesOf(
  { wallets }: ReadingBooks,
  walletId: WalletId,
  moments: Moments,
): AsyncGenerator<NumberedWalletEntry> {
  for (let after = 0; ;) {
    const page = await wallets.entriesBetween(walletId, moments, after, PAGE_ENTRIES);
    yield* page;
    if (page.length < PAGE_ENTRIES) return;
    after = page.at(-1)!.entryNumber;
  }
}

/** The statement as a table, opening and closing balance included. */
export const statementCsv = ({ openingPoints, closingPoints, entries }: Statement): string =>
  csvText([
    ['day', 'at', 'kind', 'points', 'balance'],
    ['', '', 'opening', '', openingPoints],
    ...entries.map(({ day, at, kind, points, balance }) => [day, at, kind, points, balance]),
    ['', '', 'closing', '', closingPoints],
  ]);

const PAGE_ENTRIES = 1_000;
