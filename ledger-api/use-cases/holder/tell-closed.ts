// A notice in the wallet when a deposit has closed, beside the text message.
import type { WalletId } from '../../contract/ids.ts';
import type { Deposit } from '../../ledger/deposit.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';

/** Part of the caller's transaction; the same deposit is told once. */
export const tellClosed = (
  books: WritingBooks,
  walletId: WalletId,
  { id, closedAtMs, openedAtMs }: Deposit,
): Promise<void> =>
  books.holder.addNotice({
    walletId,
    key: `deposit ${id}`,
    kind: 'deposit',
    atMs: closedAtMs ?? openedAtMs,
    facts: { depositId: id },
  });
