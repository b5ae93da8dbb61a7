// A deposit goes from the wallet it reached to the wallet it was meant for; both claims about it are answered.
import type { ClaimDecision } from '../../contract/claim.ts';
import type { WalletId } from '../../contract/ids.ts';
import { type Claim, decideClaim } from '../../ledger/claim.ts';
import type { Deposit } from '../../ledger/deposit.ts';
import {
  claimHoldId,
  type Disputed,
  moveDeposit,
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
  const disputed = { claimId: (reserving ?? claim).id, deposit, walletId };
  const aside = await setAside(books, disputed, reserving !== undefined, nowMs);
  const lots = aside.hold
    ? await books.holds.lots(aside.hold.pieces.map(({ lotId }) => lotId))
    : [];
  const rightId = rightClaim.walletId;
  const step = moveDeposit(
    { ...disputed, deposit: aside.deposit },
    rightId,
    aside.hold,
    lots,
    nowMs,
  );
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

/** What *not mine* set aside when it was filed; else it is set aside now. */
async function setAside(
  books: WritingBooks,
  disputed: Disputed,
  isReserved: boolean,
  nowMs: number,
) {
  if (isReserved) {
    const hold = await books.holds.hold(claimHoldId(disputed.claimId));
    return { hold, deposit: disputed.deposit };
  }
  const step = reserveDeposit(disputed, await books.holds.openLots(disputed.walletId), nowMs);
  await saveWrongWalletStep(books, disputed, step, 'reserved', nowMs);
  return { hold: step.hold, deposit: step.deposit };
}
