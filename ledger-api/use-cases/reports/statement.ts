// The statement of any account: each transfer that changed it, newest first, with the balance after it.
import type { Account } from '../../ledger/account.ts';
import { changesOf } from '../../ledger/digest.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import type { AccountEntry } from '../../store/port/reports.ts';
import { balanceAt } from './balance-at.ts';
import { walkLog } from './log-walk.ts';

export type StatementLine = AccountEntry & Readonly<{ transfer: Transfer }>;

export type Statement = Readonly<{
  lines: readonly StatementLine[];
  /** Ask for what is before this position; undefined on the last page. */
  next: number | undefined;
}>;

/** One page of what is sealed, positions below `before` only; a new transfer never shifts a page. */
export async function statement(
  books: ReadingBooks,
  account: Account,
  before: number | undefined,
  limit: number,
): Promise<Statement> {
  const end = Math.min(before ?? Infinity, (await books.log.state()).treeSize + 1);
  const tail = await tailOf(books, account, end);
  const recent = tail.toReversed().slice(0, limit + 1);
  const through = await books.reports.through();
  const older = await books.reports.entries(
    account,
    Math.min(end, through + 1),
    limit + 1 - recent.length,
  );
  const found = [...recent, ...(recent.length > limit ? [] : older)];
  const shown = found.slice(0, limit);
  const lines: StatementLine[] = [];
  for (const entry of shown) {
    const [sealed] = await books.log.sealed(entry.position - 1, 1);
    if (sealed) lines.push({ ...entry, transfer: sealed.transfer });
  }
  return { lines, next: found.length > limit ? shown.at(-1)?.position : undefined };
}

/** Entries that no chapter covers yet, oldest first. */
async function tailOf(
  books: ReadingBooks,
  account: Account,
  end: number,
): Promise<readonly AccountEntry[]> {
  const through = await books.reports.through();
  if (end <= through + 1) return [];
  let balanceMinor = await balanceAt(books, account, through);
  const entries: AccountEntry[] = [];
  for await (const { position, transfer } of walkLog(books, through, end - 1)) {
    const change = changesOf(transfer).find((one) => one.account === account);
    if (!change) continue;
    balanceMinor += change.amountMinor;
    entries.push({ account, position, amountMinor: change.amountMinor, balanceMinor });
  }
  return entries;
}
