// The balance of any account at any past position of the log.
import type { Account } from '../../ledger/account.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import { walkLog } from './log-walk.ts';

/** Debit positive, after the transfer at `position`. Reads at most one chapter of the log. */
export async function balanceAt(
  books: ReadingBooks,
  account: Account,
  position: number,
): Promise<bigint> {
  const through = await books.reports.through();
  const [known] = await books.reports.entries(account, position + 1, 1);
  let balanceMinor = known?.balanceMinor ?? 0n;
  for await (const { transfer } of walkLog(books, through, position)) {
    for (const leg of transfer.postings) {
      if (leg.account === account) balanceMinor += leg.amountMinor;
    }
  }
  return balanceMinor;
}
