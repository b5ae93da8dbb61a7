// Template 15: the shop gives back captured points, and we give back our fee on them.
import { availablePoints, feeIncome, partnerPayable } from './account.ts';
import type { Placed } from './capture-redemption.ts';
import { refundHold } from './hold.ts';
import { feeOn, feePolicy, feeStamp } from './policy/fee.ts';
import {
  lotsText,
  type Redemption,
  redemptionDetails,
  type RedemptionResult,
  refused,
} from './redemption.ts';
import { credit, debit, transfer } from './transfer.ts';

/**
 * Refunds `points` of a captured redemption to the lots they came from. The fee falls to what it would have been for the
 * points that stay with the shop, so that any number of partial refunds costs what one refund of their sum does.
 */
export function refundRedemption(
  redemption: Redemption,
  placed: Placed | undefined,
  points: bigint,
  nowMs: number,
): RedemptionResult {
  if (!placed || redemption.state !== 'captured') return refused('redemption-decided');
  const stays = redemption.capturedPoints - redemption.refundedPoints;
  if (points > stays) return refused('refund-too-large');
  const { id, walletId, shopId } = redemption;
  const policy = feePolicy(redemption.feePolicyVersion);
  const feeBack = feeOn(stays, policy) - feeOn(stays - points, policy);
  const step = refundHold(placed.hold, placed.lots, points, nowMs);
  const before = new Map(placed.hold.pieces.map((one) => [one.lotId, one.refundedPoints]));
  const back = step.hold.pieces.map(({ lotId, refundedPoints }) => ({
    lotId,
    points: refundedPoints - before.get(lotId)!,
  }));
  const made = transfer({
    // What was refunded before is in the id, so that the same refund can never be posted twice.
    id: `refund/${id}/${redemption.refundedPoints}`,
    template: '15',
    atMs: nowMs,
    postings: [
      debit(partnerPayable(shopId), 'PTS', points - feeBack),
      debit(feeIncome('PTS'), 'PTS', feeBack),
      credit(availablePoints(walletId), 'PTS', points),
    ],
    details: {
      ...redemptionDetails(redemption, 'refunded'),
      policies: [feeStamp(policy)],
      lots: lotsText(back),
    },
  });
  const refundedPoints = redemption.refundedPoints + points;
  return {
    ok: true,
    step: { redemption: { ...redemption, refundedPoints }, ...step, transfers: [made] },
  };
}
