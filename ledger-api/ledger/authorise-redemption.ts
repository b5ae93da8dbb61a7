// Template 12, and 13d when the till wants the points at once: a code at the till sets points of the wallet aside.
import { availablePoints, heldPoints } from './account.ts';
import { captured } from './capture-redemption.ts';
import { placeHold } from './hold.ts';
import { type Lot, takeFromLots } from './lot.ts';
import {
  decided,
  HOLDER_ANSWERS_WITHIN_MS,
  isAwaiting,
  lotsText,
  type Redemption,
  redemptionDetails,
  type RedemptionResult,
  refused,
} from './redemption.ts';
import { credit, debit, transfer } from './transfer.ts';

export type RedemptionDraft = Omit<
  Redemption,
  'state' | 'capturedPoints' | 'refundedPoints' | 'dueAtMs'
>;

/**
 * Begins a redemption. Above the holder's ceiling it only asks: nothing is set aside until the holder agrees. `lots` are
 * the open lots of the wallet.
 */
export function startRedemption(
  draft: RedemptionDraft,
  lots: readonly Lot[],
  ceilingPoints: bigint,
): RedemptionResult {
  const begun = { ...draft, capturedPoints: 0n, refundedPoints: 0n };
  const nowMs = draft.openedAtMs;
  if (draft.points <= ceilingPoints) return authorise({ ...begun, ...AUTHORISED }, lots, nowMs);
  if (!takeFromLots(lots, draft.points, nowMs).ok) return refused('insufficient-points');
  const dueAtMs = nowMs + HOLDER_ANSWERS_WITHIN_MS;
  return decided({ ...begun, state: 'awaiting-holder', dueAtMs });
}

/** The holder agrees: from here on it is as if the ceiling had been higher. */
export function confirmRedemption(
  redemption: Redemption,
  lots: readonly Lot[],
  nowMs: number,
): RedemptionResult {
  if (!isAwaiting(redemption, nowMs)) return refused('redemption-decided');
  return authorise(redemption, lots, nowMs);
}

/** The holder says no. */
export function declineRedemption(redemption: Redemption, nowMs: number): RedemptionResult {
  if (!isAwaiting(redemption, nowMs)) return refused('redemption-decided');
  return decided({ ...redemption, state: 'declined', dueAtMs: undefined });
}

const AUTHORISED = { state: 'authorised', dueAtMs: undefined } as const;

function authorise(redemption: Redemption, lots: readonly Lot[], nowMs: number): RedemptionResult {
  const { id, walletId, points, lapseAfterMs } = redemption;
  const dueAtMs = nowMs + lapseAfterMs;
  const placed = placeHold(lots, {
    id,
    walletId,
    purpose: 'redemption',
    points,
    openedAtMs: nowMs,
    // The redemption itself lapses, and its hold with it.
    lapsesAtMs: undefined,
  });
  if (!placed.ok) return refused(placed.error);
  const authorised: Redemption = { ...redemption, state: 'authorised', dueAtMs };
  if (redemption.isCapturedAtOnce) {
    return { ok: true, step: captured(authorised, placed, points, nowMs, 'at-once') };
  }
  const made = transfer({
    id: `authorise/${id}`,
    template: '12',
    atMs: nowMs,
    postings: [
      debit(availablePoints(walletId), 'PTS', points),
      credit(heldPoints(walletId), 'PTS', points),
    ],
    details: {
      ...redemptionDetails(authorised, 'authorised'),
      lots: lotsText(placed.hold.pieces),
    },
  });
  return { ok: true, step: { redemption: authorised, ...placed, transfers: [made] } };
}
