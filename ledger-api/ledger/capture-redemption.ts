// Templates 13, 13d and 14: what was set aside becomes the shop's, or goes back to its lots.
import { availablePoints, feeIncome, heldPoints, partnerPayable } from './account.ts';
import { type Hold, type HoldStep, resolveHold } from './hold.ts';
import type { Lot } from './lot.ts';
import { feeOn, feePolicy, feeStamp } from './policy/fee.ts';
import {
  decided,
  isAuthorised,
  isAwaiting,
  lotsText,
  type Redemption,
  redemptionDetails,
  type RedemptionResult,
  type RedemptionStep,
  refused,
} from './redemption.ts';
import { credit, debit, transfer } from './transfer.ts';

/** The open hold of a redemption, with the lots of its pieces. */
export type Placed = Readonly<{ hold: Hold; lots: readonly Lot[] }>;

/** The shop takes `points` of what was authorised; the rest is the holder's again. */
export function captureRedemption(
  redemption: Redemption,
  placed: Placed | undefined,
  points: bigint,
  nowMs: number,
): RedemptionResult {
  if (!placed || !isAuthorised(redemption, nowMs)) return refused('redemption-decided');
  if (points > redemption.points) return refused('capture-too-large');
  return { ok: true, step: captured(redemption, placed, points, nowMs, 'from-held') };
}

/** The shop lets go: of an authorisation, or of a question that nobody has answered yet. */
export function voidRedemption(
  redemption: Redemption,
  placed: Placed | undefined,
  nowMs: number,
): RedemptionResult {
  if (isAwaiting(redemption, nowMs)) return ended(redemption, 'voided');
  if (!placed || !isAuthorised(redemption, nowMs)) return refused('redemption-decided');
  return { ok: true, step: released(redemption, placed, 'voided', nowMs) };
}

/** Time is over: the question was not answered, or the authorisation not used. */
export function lapseRedemption(
  redemption: Redemption,
  placed: Placed | undefined,
  nowMs: number,
): RedemptionResult {
  if ((redemption.dueAtMs ?? Infinity) > nowMs) return refused('redemption-decided');
  if (redemption.state === 'awaiting-holder') return ended(redemption, 'lapsed');
  if (!placed || redemption.state !== 'authorised') return refused('redemption-decided');
  return { ok: true, step: released(redemption, placed, 'lapsed', nowMs) };
}

/** Captures what was just set aside (`at-once`), in one transfer, or what was set aside before. */
export function captured(
  redemption: Redemption,
  placed: HoldStep,
  points: bigint,
  nowMs: number,
  from: 'at-once' | 'from-held',
): RedemptionStep {
  const { id, walletId, shopId } = redemption;
  const policy = feePolicy(redemption.feePolicyVersion);
  const fee = feeOn(points, policy);
  const resolved = resolveHold(placed.hold, placed.lots, points, nowMs);
  const held = redemption.points;
  const used = resolved.hold.pieces.map((one) => ({ lotId: one.lotId, points: one.usedPoints }));
  const made = transfer({
    id: `capture/${id}`,
    template: from === 'at-once' ? '13d' : '13',
    atMs: nowMs,
    postings: [
      debit(from === 'at-once' ? availablePoints(walletId) : heldPoints(walletId), 'PTS', held),
      credit(partnerPayable(shopId), 'PTS', points - fee),
      credit(feeIncome('PTS'), 'PTS', fee),
      credit(availablePoints(walletId), 'PTS', held - points),
    ],
    details: {
      ...redemptionDetails(redemption, 'captured'),
      policies: [feeStamp(policy)],
      lots: lotsText(used),
    },
  });
  return {
    redemption: { ...redemption, state: 'captured', capturedPoints: points, dueAtMs: undefined },
    ...resolved,
    transfers: [made],
  };
}

function released(
  redemption: Redemption,
  { hold, lots }: Placed,
  state: 'voided' | 'lapsed',
  nowMs: number,
): RedemptionStep {
  const { id, walletId, points } = redemption;
  const made = transfer({
    id: `release/${id}`,
    template: '14',
    atMs: nowMs,
    postings: [
      debit(heldPoints(walletId), 'PTS', points),
      credit(availablePoints(walletId), 'PTS', points),
    ],
    details: { ...redemptionDetails(redemption, state), lots: lotsText(hold.pieces) },
  });
  return {
    redemption: { ...redemption, state, dueAtMs: undefined },
    ...resolveHold(hold, lots, 0n, nowMs),
    transfers: [made],
  };
}

const ended = (redemption: Redemption, state: 'voided' | 'lapsed'): RedemptionResult =>
  decided({ ...redemption, state, dueAtMs: undefined });
