// The end of a claim: kept with its answer, and told to its holder.
import type { Claim } from '../../ledger/claim.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';

export type DecideClaimRefusal =
  | 'not-found'
  | 'claim-decided'
  /** This kind of claim is not decided like that. */
  | 'decision-not-for-claim'
  /** The deposit is unknown, still open, nobody's, or the claimant's already. */
  | 'deposit-not-movable';

/** Keeps a decided claim and tells its holder. */
export async function closeClaim(books: WritingBooks, claim: Claim, nowMs: number): Promise<void> {
  await books.claims.save(claim);
  await books.holder.addNotice({
    walletId: claim.walletId,
    key: `claim ${claim.id}`,
    kind: 'claim-decided',
    atMs: nowMs,
    facts: { claimId: claim.id, state: claim.state },
  });
  await books.wallets.touch(claim.walletId);
}
