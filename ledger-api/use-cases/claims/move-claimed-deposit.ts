// A deposit goes from the wallet it reached to the wallet it was meant for; both claims about it are answered.
import type { ClaimDecision } from '../../contract/claim.ts';
import type { WalletId } from '../../contract/ids.ts';
import { type Claim, decideClaim } from '../../ledger/claim.ts';
import type { Deposit } from '../../ledger/deposit.ts';
import type { Hold } from '../../ledger/hold.ts';
import type { Lot } from '../../ledger/lot.ts';
import {
  claimHoldId,
  type Disputed,
  moveDeposit,
  releaseDeposit,
  reserveDeposit,
} from '../../ledger/wrong-wallet.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { closeClaim, type DecideClaimRefusal } from './close-claim.ts';
import { saveWrongWalletStep } from './save-wrong-wallet.ts';

type Move = Extract<ClaimDecision, { decision: 'move-deposit' }>;

/** Moves it, or says why not. The caller closes `claim`; the other claim about the deposit is closed here. */
export async function moveClaimedDeposit(
  books: WritingBooks,
  claim: Claim,
  decision: Move,
  nowMs: number,
): Promise<DecideClaimRefusal | undefined> {
  if (claim.kind === 'miscount') return 'decision-not-for-claim';
  const rightClaim =
    claim.kind === 'wrong-number'
      ? claim
      : decision.rightClaimId && (await books.claims.claim(decision.rightClaimId));
  if (!rightClaim || rightClaim.kind !== 'wrong-number' || rightClaim.state !== 'open') {
    return 'decision-not-for-claim';
  }
  const found = await movable(books, claim, decision, rightClaim.walletId);
  if (!found) return 'deposit-not-movable';

  const { deposit, walletId } = found;
  const disputes = await books.claims.openAbout(deposit.id);
  const reserving = disputes.find((one) => one.kind === 'not-mine' && one.walletId === walletId);
  const { disputed, hold, lots } = await setAside(
    books,
    { claimId: (reserving ?? rightClaim).id, deposit, walletId },
    rightClaim.id,
    nowMs,
  );
  const rightId = rightClaim.walletId;
  const step = moveDeposit(disputed, rightId, hold, lots, nowMs);
  await saveWrongWalletStep(books, disputed, step, { rightId }, nowMs);
  for (const other of [rightClaim, reserving]) {
    if (other && other.id !== claim.id) {
      await closeClaim(books, decideClaim(other, 'accepted', decision.answer, nowMs), nowMs);
    }
  }
  return undefined;
}

/** The deposit and whose it is now; undefined when it is open, nobody's, unknown, or the right one's already. */
async function movable(
  books: WritingBooks,
  claim: Claim,
  decision: Move,
  rightId: WalletId,
): Promise<Readonly<{ deposit: Deposit; walletId: WalletId }> | undefined> {
  const id = claim.depositId ?? decision.depositId;
  const [deposit] = id ? await books.deposits.find([id]) : [];
  if (!deposit || deposit.state === 'open' || deposit.owner.kind !== 'wallet') return undefined;
  const { walletId } = deposit.owner;
  return walletId === rightId ? undefined : { deposit, walletId };
}

/**
 * Sets aside all that is left of the deposit now. What *not mine* had set aside stays as it is, unless more has come back
 * since: then all of it together is set aside again, as `againAs`, so that nothing of it counts as spent.
 */
async function setAside(
  books: WritingBooks,
  first: Disputed,
  againAs: string,
  nowMs: number,
): Promise<Readonly<{ disputed: Disputed; hold: Hold | undefined; lots: readonly Lot[] }>> {
  let disputed = first;
  const hold = await books.holds.hold(claimHoldId(first.claimId));
  if (hold) {
    const lots = await lotsOf(books, hold);
    if (!(await hasMore(books, first, nowMs))) return { disputed, hold, lots };
    const step = releaseDeposit(first, hold, lots, nowMs);
    await saveWrongWalletStep(books, first, step, 'released', nowMs);
    disputed = { ...first, claimId: againAs, deposit: step.deposit };
  }
  const step = reserveDeposit(disputed, await books.holds.openLots(disputed.walletId), nowMs);
  await saveWrongWalletStep(books, disputed, step, 'reserved', nowMs);
  const lots = step.hold ? await lotsOf(books, step.hold) : [];
  return { disputed: { ...disputed, deposit: step.deposit }, hold: step.hold, lots };
}

const lotsOf = (books: WritingBooks, hold: Hold): Promise<readonly Lot[]> =>
  books.holds.lots(hold.pieces.map(({ lotId }) => lotId));

/** Points of the deposit that can be spent although it is disputed: a gift or a payment that was taken back. */
async function hasMore(
  books: WritingBooks,
  { deposit, walletId }: Disputed,
  nowMs: number,
): Promise<boolean> {
  const lots = await books.holds.openLots(walletId);
  return lots.some(
    (lot) => lot.depositId === deposit.id && lot.restPoints > 0n && lot.expiresAtMs > nowMs,
  );
}
