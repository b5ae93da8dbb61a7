// The whole history of a wallet, read page by page.
import type { WalletId } from '../../contract/ids.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import type { NumberedWalletEntry } from '../../store/port/wallets.ts';

/** Every entry, newest first; at most the newest 100,000, which is what a document may hold. */
export async function allEntries(
  books: ReadingBooks,
  walletId: WalletId,
): Promise<readonly NumberedWalletEntry[]> {
  const entries: NumberedWalletEntry[] = [];
  for (let pages = 0; pages < PAGES_MAX; pages++) {
    const page = await books.wallets.entries(walletId, entries.at(-1)?.entryNumber, PAGE_ENTRIES);
    entries.push(...page);
    if (page.length < PAGE_ENTRIES) break;
  }
  return entries;
}

const PAGE_ENTRIES = 1_000;
const PAGES_MAX = 100;
