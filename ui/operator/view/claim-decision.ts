// A decision about a claim as it is typed, and as the ledger takes it.
import type { ClaimDecision, ClaimView } from '#ledger/contract/claim.ts';

export type DecisionKind = ClaimDecision['decision'];
export type TypedDecision = Readonly<{
  decision: DecisionKind;
  answer: string;
  currency: string;
  faceMinor: string;
  count: string;
  rightClaimId: string;
}>;

/** What can be decided about a claim: missing coins are credited, wrong owners are changed. */
export const decisionsFor = (kind: ClaimView['kind']): readonly DecisionKind[] =>
  kind === 'miscount' ? ['credit-coins', 'refuse'] : ['move-deposit', 'refuse'];

/** The body of the decision; undefined while something is missing. */
export function decisionOf(typed: TypedDecision): object | undefined {
  const answer = typed.answer.trim();
  const { decision } = typed;
  if (answer === '') return undefined;
  if (decision === 'refuse') return { decision, answer };
  if (decision === 'move-deposit') {
    const rightClaimId = typed.rightClaimId.trim();
    if (rightClaimId === '') return { decision, answer };
    return UUID.test(rightClaimId) ? { decision, answer, rightClaimId } : undefined;
  }
  if (!/^[1-9]\d{0,3}$/.test(typed.count.trim()) || Number(typed.count) > COINS_MAX)
    return undefined;
  const { currency, faceMinor } = typed;
  return { decision, answer, coins: [{ currency, faceMinor, count: Number(typed.count) }] };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A session holds no more. */
const COINS_MAX = 3_000;
