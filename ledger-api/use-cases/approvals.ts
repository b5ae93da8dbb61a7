// Two people: one operator proposes, another approves or rejects; the proposer can only take it back.
import { canonicalText } from '../contract/canonical-json.ts';
import type { OperatorId } from '../contract/ids.ts';
import type { Approval, ApprovalsWrite } from '../store/port/approvals.ts';

export type Proposal = Readonly<{
  id: string;
  kind: string;
  subject: string;
  /** Everything that doing it needs; the second person approves exactly this. */
  payload: Readonly<Record<string, unknown>>;
  proposedBy: OperatorId;
}>;

export type ProposeResult =
  | { ok: true; approval: Approval }
  | { ok: false; error: 'approval-waiting' };

/** Lets a proposal wait for a second person, for 24 hours; the same matter cannot wait twice. */
export async function propose(
  approvals: ApprovalsWrite,
  { id, kind, subject, payload, proposedBy }: Proposal,
  nowMs: number,
): Promise<ProposeResult> {
  if (await approvals.waitingApproval(kind, subject, nowMs)) {
    return { ok: false, error: 'approval-waiting' };
  }
  const approval: Approval = {
    id,
    kind,
    subject,
    payload: canonicalText(payload),
    proposedBy,
    proposedAtMs: nowMs,
    expiresAtMs: nowMs + APPROVAL_LIFE_MS,
    state: 'waiting',
    decidedBy: undefined,
    decidedAtMs: undefined,
  };
  await approvals.saveApproval(approval);
  return { ok: true, approval };
}

export type DecisionRefusal =
  | 'not-found'
  | 'approval-own'
  | 'approval-decided'
  | 'approval-expired';

export type MayDecide = { ok: true; approval: Approval } | { ok: false; error: DecisionRefusal };

/** Whether this operator may decide this approval now. */
export function mayDecide(
  approval: Approval | undefined,
  by: OperatorId,
  verdict: 'approve' | 'reject',
  nowMs: number,
): MayDecide {
  if (!approval) return { ok: false, error: 'not-found' };
  if (approval.state !== 'waiting') return { ok: false, error: 'approval-decided' };
  if (nowMs >= approval.expiresAtMs) return { ok: false, error: 'approval-expired' };
  if (verdict === 'approve' && approval.proposedBy === by) {
    return { ok: false, error: 'approval-own' };
  }
  return { ok: true, approval };
}

/** Writes the decision down; call it in the transaction of the effect, after it. */
export const decide = (
  approvals: ApprovalsWrite,
  approval: Approval,
  state: 'done' | 'rejected',
  by: OperatorId,
  nowMs: number,
): Promise<void> =>
  approvals.saveApproval({ ...approval, state, decidedBy: by, decidedAtMs: nowMs });

const APPROVAL_LIFE_MS = 24 * 60 * 60_000;
