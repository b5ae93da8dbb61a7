// Writes one step of a disputed deposit: deposit, hold, lots and transfers, with a line in the history of both sides.
import type { WalletId } from '../../contract/ids.ts';
import type { Disputed, WrongWalletStep } from '../../ledger/wrong-wallet.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';

/** Part of the caller's transaction; `rightId` is whose the deposit became. */
export async function saveWrongWalletStep(
  books: WritingBooks,
  { claimId, walletId }: Pick<Disputed, 'claimId' | 'walletId'>,
  step: WrongWalletStep,
  kind: 'reserved' | 'released' | Readonly<{ rightId: WalletId }>,
  nowMs: number,
): Promise<void> {
  const { deposit, hold, lots, opened, transfers } = step;
  await books.deposits.save(deposit);
  if (hold) await books.holds.saveHolds([hold]);
  await books.holds.saveLots(lots);
  for (const lot of opened) await books.holds.openLot(lot);
  await books.transfers.post(transfers);

  const about = {
    atMs: nowMs,
    depositId: deposit.id,
    subject: { kind: 'claim', id: claimId },
  } as const;
  if (typeof kind === 'object') {
    const { rightId } = kind;
    const points = opened.reduce((sum, lot) => sum + lot.points, 0n);
    await books.wallets.addEntry({ ...about, walletId: rightId, kind: 'deposit', points: 0n });
    if (points > 0n) {
      await books.wallets.addEntry({ ...about, walletId: rightId, kind: 'correction', points });
    }
    await books.holder.addNotice({
      walletId: rightId,
      key: `deposit ${deposit.id} moved`,
      kind: 'deposit-moved',
      atMs: nowMs,
      facts: { depositId: deposit.id, points: String(points) },
    });
    await books.wallets.touch(rightId);
  } else if (hold) {
    const points = kind === 'reserved' ? -hold.points : hold.points;
    await books.wallets.addEntry({ ...about, walletId, kind, points });
  }
  await books.wallets.touch(walletId);
}
