// An operator decides a claim: refused, coins credited, or a deposit moved to whom it belongs.
import type { Entropy } from '#drivers/entropy.ts';
import type { ClaimDecision } from '../../contract/claim.ts';
import type { DepositId } from '../../contract/ids.ts';
import { type Claim, decideClaim as decide } from '../../ledger/claim.ts';
import type { ForeignGap } from '../../ledger/count-bag.ts';
import type { Deposit } from '../../ledger/deposit.ts';
import { acceptMiscount } from '../../ledger/miscount.ts';
import { isNeededTwice } from '../../ledger/policy/second-person.ts';
import { claimHoldId, releaseDeposit } from '../../ledger/wrong-wallet.ts';
import type { ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';
import { closeGaps } from '../vault/close-gaps.ts';
import { closeClaim, type DecideClaimRefusal } from './close-claim.ts';
import { moveClaimedDeposit } from './move-claimed-deposit.ts';
import { saveWrongWalletStep } from './save-wrong-wallet.ts';

export type DecideClaimResult =
  | { ok: true; claim: Claim }
  | { ok: false; error: DecideClaimRefusal };

/** Does what was decided, in the caller's transaction, and tells the claimant. */
export async function decideClaim(
  books: WritingBooks,
  deps: Readonly<{ entropy: Entropy }>,
  id: string,
  decision: ClaimDecision,
  nowMs: number,
): Promise<DecideClaimResult> {
  const claim = await books.claims.claim(id);
  if (!claim) return { ok: false, error: 'not-found' };
  if (claim.state !== 'open') return { ok: false, error: 'claim-decided' };
  const refusal = await effectOf(books, deps, claim, decision, nowMs);
  if (refusal) return { ok: false, error: refusal };
  const state = decision.decision === 'refuse' ? 'refused' : 'accepted';
  const decided = decide(claim, state, decision.answer, nowMs);
  await closeClaim(books, decided, nowMs);
  return { ok: true, claim: decided };
}

/** Whether one person may decide this alone: refusals, and few coins of little worth. */
export async function isForOnePerson(
  books: ReadingBooks,
  decision: ClaimDecision,
): Promise<boolean> {
  if (decision.decision !== 'credit-coins') return decision.decision === 'refuse';
  const { coins } = decision;
  const worth = coins.map(({ currency, faceMinor, count }) => ({
    commodity: currency,
    amountMinor: BigInt(faceMinor) * BigInt(count),
  }));
  return (
    coins.reduce((sum, coin) => sum + coin.count, 0) <= COINS_ALONE_MAX &&
    !isNeededTwice(worth, await books.paperwork.newestRateCard())
  );
}

async function effectOf(
  books: WritingBooks,
  deps: Readonly<{ entropy: Entropy }>,
  claim: Claim,
  decision: ClaimDecision,
  nowMs: number,
): Promise<DecideClaimRefusal | undefined> {
  switch (decision.decision) {
    case 'refuse':
      await release(books, claim, nowMs);
      return undefined;
    case 'credit-coins':
      return creditCoins(books, deps, claim, decision, nowMs);
    case 'move-deposit':
      return moveClaimedDeposit(books, claim, decision, nowMs);
  }
}

async function creditCoins(
  books: WritingBooks,
  { entropy }: Readonly<{ entropy: Entropy }>,
  claim: Claim,
  decision: Extract<ClaimDecision, { decision: 'credit-coins' }>,
  nowMs: number,
): Promise<DecideClaimRefusal | undefined> {
  if (claim.kind !== 'miscount') return 'decision-not-for-claim';
  const of = await depositOf(books, claim.depositId ?? decision.depositId);
  if (!of || of.state === 'open') return 'deposit-not-movable';
  const { walletId } = claim;
  const { deposit, transfers } = acceptMiscount(
    {
      claimId: claim.id,
      depositId: entropy.uuid(nowMs) as DepositId,
      walletId,
      of,
      coins: decision.coins.map((coin) => ({ ...coin, faceMinor: BigInt(coin.faceMinor) })),
    },
    nowMs,
  );
  await books.deposits.save(deposit);
  await books.transfers.post(transfers);
  // Until a count finds them, coins that we owe and do not have are a shortage.
  await closeGaps(books, gapsOf(deposit), {
    foundBy: `claim/${claim.id}/closed`,
    subject: { kind: 'claim', id: claim.id },
    kioskId: of.kioskId,
    atMs: nowMs,
  });
  await books.wallets.addEntry({
    walletId,
    atMs: nowMs,
    kind: 'deposit',
    depositId: deposit.id,
    subject: { kind: 'claim', id: claim.id },
    points: 0n,
  });
  return undefined;
}

/** Foreign coins of a deposit that nobody has seen. */
const gapsOf = ({ lines }: Deposit): readonly ForeignGap[] =>
  lines
    .filter(({ currency }) => currency !== 'KRW')
    .map(({ currency, amountMinor }) => ({ currency, amountMinor, cause: 'over-short' }));

/** Gives back what *not mine* had set aside. */
async function release(books: WritingBooks, claim: Claim, nowMs: number): Promise<void> {
  if (claim.kind !== 'not-mine') return;
  const deposit = await depositOf(books, claim.depositId);
  if (!deposit) return;
  const disputed = { claimId: claim.id, deposit, walletId: claim.walletId };
  const hold = await books.holds.hold(claimHoldId(claim.id));
  const lots = hold ? await books.holds.lots(hold.pieces.map(({ lotId }) => lotId)) : [];
  const step = releaseDeposit(disputed, hold, lots, nowMs);
  await saveWrongWalletStep(books, disputed, step, 'released', nowMs);
}

const depositOf = async (
  books: WritingBooks,
  id: DepositId | undefined,
): Promise<Deposit | undefined> => (id ? (await books.deposits.find([id]))[0] : undefined);

const COINS_ALONE_MAX = 50;
