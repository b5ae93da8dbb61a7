// A person has looked at a deposit in review: it goes on, at the rates that were decided.
import type { DepositId } from '../../contract/ids.ts';
import { waitingMinor } from '../../ledger/deposit.ts';
import { isNeededTwice } from '../../ledger/policy/second-person.ts';
import { resolveReview } from '../../ledger/resolve-review.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';

export type ReleaseResult =
  | { ok: true }
  | {
      ok: false;
      error:
        | 'unknown-deposit'
        | 'unknown-card'
        | 'not-in-review'
        | 'deposit-disputed'
        | 'wallet-closed'
        | 'no-rate'
        | 'needs-second-person';
    };

/** Part of the caller's transaction. With `cardNumber` the rates are fixed to that card. */
export async function releaseFromReview(
  books: WritingBooks,
  command: Readonly<{
    depositId: DepositId;
    cardNumber: number | undefined;
    by: readonly string[];
  }>,
  nowMs: number,
): Promise<ReleaseResult> {
  const { depositId, cardNumber, by } = command;
  const [deposit] = await books.deposits.find([depositId]);
  if (!deposit) return { ok: false, error: 'unknown-deposit' };
  if (deposit.reviewReason === 'wallet-closed') return { ok: false, error: 'wallet-closed' };
  // It would mature in a wallet that does not want it; the decision about the claim lets it go on.
  const claims = await books.claims.openAbout(depositId);
  if (claims.some((claim) => claim.kind === 'not-mine')) {
    return { ok: false, error: 'deposit-disputed' };
  }
  const [card] = cardNumber === undefined ? [] : await books.paperwork.rateCards([cardNumber]);
  if (cardNumber !== undefined && !card) return { ok: false, error: 'unknown-card' };
  const newest = await books.paperwork.newestRateCard();
  const pinned = await books.paperwork.rateCards(deposit.cardNumbers);
  const released = resolveReview(deposit, { card }, { cards: { pinned, newest }, nowMs });
  if (!released.ok) return released;
  const waiting = deposit.lines.map((line) => ({
    commodity: line.currency,
    amountMinor: waitingMinor(line),
  }));
  if (isNeededTwice(waiting, card ?? newest) && new Set(by).size < 2)
    return { ok: false, error: 'needs-second-person' };

  await books.deposits.save(released.deposit);
  if (deposit.owner.kind === 'wallet') await books.wallets.touch(deposit.owner.walletId);
  return { ok: true };
}
