// Writes one step of a withdrawal: what became of it, its hold and lots, its transfers, and a word to the holder.
import type { WithdrawalStep } from '../../ledger/withdrawal.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';

/** Part of the caller's transaction. */
export async function saveStep(
  books: WritingBooks,
  { withdrawal, hold, lots, transfers }: WithdrawalStep,
  nowMs: number,
): Promise<void> {
  const { id, walletId, points, state } = withdrawal;
  await books.withdrawals.save(withdrawal);
  if (hold) await books.holds.saveHolds([hold]);
  await books.holds.saveLots(lots);
  await books.transfers.post(transfers);
  const entry = { walletId, atMs: nowMs, subject: { kind: 'withdrawal', id } };
  if (state === 'requested') {
    await books.wallets.addEntry({ ...entry, kind: 'withdrawal', points: -points });
  }
  if (state === 'failed') {
    await books.wallets.addEntry({ ...entry, kind: 'withdrawal-returned', points });
  }
  if (state === 'paid' || state === 'failed') {
    await books.holder.addNotice({
      walletId,
      key: `withdrawal ${id}`,
      kind: `withdrawal-${state}`,
      atMs: nowMs,
      facts: { withdrawalId: id, points: String(points) },
    });
  }
  await books.wallets.touch(walletId);
}
