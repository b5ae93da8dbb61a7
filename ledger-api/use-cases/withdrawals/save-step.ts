// Writes one step of a withdrawal: what became of it, its hold and lots, its transfers, and a word to the holder.
import type { Withdrawal, WithdrawalStep } from '../../ledger/withdrawal.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';

/** Part of the caller's transaction. */
export async function saveStep(
  books: WritingBooks,
  { withdrawal, hold, lots, transfers }: WithdrawalStep,
  nowMs: number,
): Promise<void> {
  const { id, walletId, points, state } = withdrawal;
  await books.withdrawals.save(withdrawal);
  if (isFinal(state)) await finishClosed(books, withdrawal, nowMs);
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
  if (isFinal(state)) {
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

const isFinal = (state: Withdrawal['state']): state is 'paid' | 'failed' =>
  state === 'paid' || state === 'failed';

/** The last payment of a closed wallet: its payee is erased; one that failed needs a person to find the holder. */
async function finishClosed(
  books: WritingBooks,
  withdrawal: Withdrawal,
  nowMs: number,
): Promise<void> {
  const wallet = await books.wallets.find(withdrawal.walletId);
  if (!wallet || wallet.phoneCipher.length > 0) return;
  if (withdrawal.state === 'paid') {
    await books.withdrawals.save({ ...withdrawal, payeeCipher: new Uint8Array() });
    return;
  }
  await books.paperwork.openTask({
    key: `withdrawal ${withdrawal.id} of a closed wallet`,
    kind: 'withdrawal-doubtful',
    kioskId: undefined,
    openedAtMs: nowMs,
    text: 'The last payment of a closed wallet failed. Its points are back; ask the bank for the holder.',
    record: undefined,
  });
}
