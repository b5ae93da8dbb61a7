// A person has looked at a deposit: it goes on to its maturity, at the card that was decided.
import type { RateCard } from '../contract/rate-card.ts';
import { type Deposit, firstHoldEndsAtMs, unclaimedUntilMs, waitingMinor } from './deposit.ts';
import { hasUnquotedCoins, type Cards } from './quote.ts';

export type ReviewDecision = Readonly<{
  /** The card whose rates the deposit gets; left out: those it pinned, or the newest for what none of them quotes. */
  card: RateCard | undefined;
}>;

export type ResolveReviewResult =
  | { ok: true; deposit: Deposit }
  | { ok: false; error: 'not-in-review' | 'no-rate' };

/** Releases a deposit from review; one with a currency that nobody quotes has to wait for a card. */
export function resolveReview(
  deposit: Deposit,
  { card }: ReviewDecision,
  { cards, nowMs }: Readonly<{ cards: Cards; nowMs: number }>,
): ResolveReviewResult {
  if (deposit.state !== 'review') return { ok: false, error: 'not-in-review' };
  const speaking = card ? [card] : [...cards.pinned, ...(cards.newest ? [cards.newest] : [])];
  if (hasUnquotedCoins(deposit, speaking)) return { ok: false, error: 'no-rate' };
  const released = {
    ...deposit,
    reviewReason: undefined,
    ...(card && { cardNumbers: [card.number] }),
  };
  return { ok: true, deposit: { ...released, ...nextOf(deposit, nowMs) } };
}

function nextOf(deposit: Deposit, nowMs: number): Pick<Deposit, 'state' | 'dueAtMs'> {
  const { owner, closedAtMs, lines } = deposit;
  // All of it is in suspense and has a life of its own there.
  const hasNothing = lines.every((line) => waitingMinor(line) === 0n);
  if (owner.kind === 'suspense' || hasNothing) return { state: 'matured', dueAtMs: undefined };
  if (owner.kind === 'wallet') {
    return { state: 'closed', dueAtMs: Math.max(firstHoldEndsAtMs(deposit), nowMs) };
  }
  return { state: 'closed', dueAtMs: Math.max(unclaimedUntilMs(closedAtMs ?? nowMs), nowMs) };
}
