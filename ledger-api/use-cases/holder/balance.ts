// What a wallet holds: spendable and set aside together, which is what the balance cap counts.
import type { WalletId } from '../../contract/ids.ts';
import { availablePoints, heldPoints } from '../../ledger/account.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';

/** Points of a wallet, available and held. */
export async function balanceOf(books: ReadingBooks, walletId: WalletId): Promise<bigint> {
  const available = await books.transfers.balance(availablePoints(walletId));
  const held = await books.transfers.balance(heldPoints(walletId));
  // Points are a liability: what we owe stands on the credit side.
  return -(available + held);
}
