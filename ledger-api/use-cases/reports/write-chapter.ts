// Follows the sealed log a chapter at a time, so that statements and past balances need not read all of it.
import type { Account } from '../../ledger/account.ts';
import { addToTotals, changesOf, issuedBy, type Totals } from '../../ledger/digest.ts';
import type { LedgerStore, ReadingBooks } from '../../store/ledger-store.ts';
import type { AccountEntry } from '../../store/port/reports.ts';
import type { SealedTransfer } from '../../store/port/log.ts';

/**
 * Writes the next chapter when the log has grown by one; answers whether it did. It runs behind the sealer and never
 * while money is posted. `zone` is that of business days.
 */
export async function writeChapter(
  store: LedgerStore,
  zone: string,
  chapterTransfers: number = CHAPTER_TRANSFERS,
): Promise<boolean> {
  const isDue = await store.read(
    async (books) =>
      (await books.log.state()).treeSize >= (await books.reports.through()) + chapterTransfers,
  );
  if (!isDue) return false;
  return store.transact(async (books) => {
    const from = await books.reports.through();
    const sealed = await books.log.sealed(from, chapterTransfers);
    if (sealed.length < chapterTransfers) return false;
    const { totals } = await books.reports.totalsAt(from);
    const grown: Totals = new Map(totals.map((one) => [`${one.kind} ${one.commodity}`, one]));
    for (const { transfer } of sealed) addToTotals(grown, transfer);
    await books.reports.addChapter({
      through: from + sealed.length,
      entries: await entriesOf(books, sealed),
      totals: [...grown.values()],
      issued: issuedIn(sealed, zone),
    });
    return true;
  });
}

async function entriesOf(
  books: ReadingBooks,
  sealed: readonly SealedTransfer[],
): Promise<readonly AccountEntry[]> {
  const changes = sealed.flatMap(({ position, transfer }) =>
    changesOf(transfer).map((change) => ({ position, ...change })),
  );
  const accounts = new Set(changes.map(({ account }) => account));
  // Chapters follow one another: the newest entry of an account is the last one before this chapter.
  const balances = new Map<Account, bigint>(await books.reports.newestBalances([...accounts]));
  return changes.map(({ account, position, amountMinor }) => {
    const balanceMinor = (balances.get(account) ?? 0n) + amountMinor;
    balances.set(account, balanceMinor);
    return { account, position, amountMinor, balanceMinor };
  });
}

function issuedIn(sealed: readonly SealedTransfer[], zone: string) {
  const days = new Map<string, bigint>();
  for (const { transfer } of sealed) {
    const { day, points } = issuedBy(transfer, zone);
    if (points !== 0n) days.set(day, (days.get(day) ?? 0n) + points);
  }
  return [...days].map(([day, points]) => ({ day, points }));
}

/** Short enough to be written between two commits without being noticed: a few milliseconds. */
const CHAPTER_TRANSFERS = 100;
