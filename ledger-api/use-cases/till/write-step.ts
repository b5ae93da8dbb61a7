// Writes what a rule decided about a redemption: its points, its lots, and what the holder sees of it.
import type { Redemption, RedemptionStep } from '../../ledger/redemption.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { redemptionSubject } from '../reading/redemption-subject.ts';

/** Writes one step; `before` is the redemption as it was, undefined when it begins. */
export async function writeStep(
  books: WritingBooks,
  before: Redemption | undefined,
  step: RedemptionStep,
  nowMs: number,
): Promise<void> {
  const { redemption, hold, lots, transfers } = step;
  await books.redemptions.save([redemption]);
  if (hold) await books.holds.saveHolds([hold]);
  if (lots.length > 0) await books.holds.saveLots(lots);
  if (transfers.length > 0) await books.transfers.post(transfers);
  const taken = redemption.capturedPoints - (before?.capturedPoints ?? 0n);
  const returned = redemption.refundedPoints - (before?.refundedPoints ?? 0n);
  if (taken + returned > 0n) {
    await books.wallets.addEntry({
      walletId: redemption.walletId,
      atMs: nowMs,
      kind: taken > 0n ? 'payment' : 'refund',
      subject: redemptionSubject(redemption.shopId, redemption.id),
      points: returned - taken,
    });
  }
  await books.wallets.touch(redemption.walletId);
}
