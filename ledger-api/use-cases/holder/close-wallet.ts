// A wallet is closed: what is left is paid out or given away, what is personal is erased, what was posted stays.
import type { Entropy } from '#drivers/entropy.ts';
import { canonicalText } from '../../contract/canonical-json.ts';
import type { ClosingAnswer, ClosingQuote, ClosingRequest } from '../../contract/holder.ts';
import type { WalletId } from '../../contract/ids.ts';
import { donate } from '../../ledger/donate.ts';
import { type ClosingCause, REFUND_POLICY, refundFee } from '../../ledger/policy/refund.ts';
import { requestWithdrawal } from '../../ledger/withdrawal.ts';
import type { ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';
import { cancelGiftsOf } from '../gifts/resolve-gift.ts';
import type { Secrets } from '../secrets.ts';
import { payeeRow } from '../withdrawals/payee.ts';
import { saveStep } from '../withdrawals/save-step.ts';
import { payeeOf } from './bank-accounts.ts';
import { eraseWallet } from './erase-wallet.ts';

type Deps = Readonly<{ secrets: Secrets; entropy: Entropy }>;

export type CloseWalletResult =
  | { ok: true; closed: ClosingAnswer; endedTokens: readonly string[] }
  | { ok: false; error: 'wallet-busy' | 'identity-needed' | 'bank-account-unknown' };

/** What closing would mean at this moment; nothing is changed. */
export async function quoteClosing(
  books: ReadingBooks,
  walletId: WalletId,
  nowMs: number,
): Promise<ClosingQuote> {
  const restPoints = await restOf(books, walletId, nowMs);
  return {
    points: String(restPoints),
    feeMinor: String(await feeFor(books, walletId, restPoints, 'wish')),
    isBusy: await isBusy(books, walletId),
  };
}

/** Closes it for good. Coins that still wait, and what is under way, come first: then it is refused. Only a wish may cost a fee. */
export async function closeWallet(
  books: WritingBooks,
  deps: Deps,
  walletId: WalletId,
  {
    request,
    nowMs,
    cause = 'wish',
  }: Readonly<{ request: ClosingRequest; nowMs: number; cause?: ClosingCause }>,
): Promise<CloseWalletResult> {
  if (await isBusy(books, walletId)) return { ok: false, error: 'wallet-busy' };
  const isRefund = request.remaining === 'refund';
  const restPoints = await restOf(books, walletId, nowMs);
  if (isRefund && restPoints > 0n) {
    if (!(await books.holder.identity(walletId))) return { ok: false, error: 'identity-needed' };
    const payee = await payeeOf(books, deps.secrets, walletId, request.bankAccountId);
    if (!payee) return { ok: false, error: 'bank-account-unknown' };
  }
  await cancelGiftsOf(books, walletId, nowMs);
  const closed = isRefund
    ? await refund(books, deps, walletId, { bankAccountId: request.bankAccountId, nowMs, cause })
    : await giveAway(books, deps, walletId, nowMs);
  const endedTokens = await eraseWallet(books, deps, walletId, nowMs);
  return { ok: true, closed, endedTokens };
}

/** Coins not yet matured, an open claim, or points set aside for anything but gifts. */
async function isBusy(books: ReadingBooks, walletId: WalletId): Promise<boolean> {
  const pending = await books.deposits.pending(walletId);
  if (pending.some((deposit) => deposit.state === 'open' || deposit.coins.length > 0)) return true;
  const holds = await books.holds.openHolds(walletId);
  if (holds.some((hold) => hold.purpose !== 'gift')) return true;
  const [newest] = await books.withdrawals.ofWallet(walletId, undefined, 1);
  if (newest && !['paid', 'failed'].includes(newest.state)) return true;
  const claims = await books.claims.ofWallet(walletId, undefined, CLAIMS_LOOKED_AT);
  return claims.some((claim) => claim.state === 'open');
}

/** What can be spent, and what comes back from gifts nobody took. */
async function restOf(books: ReadingBooks, walletId: WalletId, nowMs: number): Promise<bigint> {
  const lots = (await books.holds.openLots(walletId)).filter((lot) => lot.expiresAtMs > nowMs);
  const gifts = await books.holds.openHolds(walletId);
  return (
    lots.reduce((sum, lot) => sum + lot.restPoints, 0n) +
    gifts.reduce((sum, hold) => sum + hold.points, 0n)
  );
}

async function refund(
  books: WritingBooks,
  { secrets, entropy }: Deps,
  walletId: WalletId,
  {
    bankAccountId,
    nowMs,
    cause,
  }: Readonly<{ bankAccountId: string; nowMs: number; cause: ClosingCause }>,
): Promise<ClosingAnswer> {
  const restPoints = await restOf(books, walletId, nowMs);
  if (restPoints === 0n) return NOTHING;
  const payee = (await payeeOf(books, secrets, walletId, bankAccountId))!;
  const feeMinor = await feeFor(books, walletId, restPoints, cause);
  const id = entropy.uuid(nowMs);
  const decided = requestWithdrawal(
    await books.holds.openLots(walletId),
    {
      id,
      walletId,
      points: restPoints,
      payeeCipher: secrets.encrypt(canonicalText(payee), payeeRow(id)),
    },
    { name: 'refund', version: REFUND_POLICY.version, minimumPoints: 1n, feeMinor },
    nowMs,
  );
  if (!decided.ok) throw new Error('everything that can be spent can be paid out');
  await saveStep(books, decided.step, nowMs);
  return { ...NOTHING, refundedPoints: String(restPoints), feeMinor: String(feeMinor) };
}

/** What is kept of everything that is left. */
async function feeFor(
  books: ReadingBooks,
  walletId: WalletId,
  restPoints: bigint,
  cause: ClosingCause,
): Promise<bigint> {
  const gainedPoints = await gainedBy(books, walletId, restPoints);
  return refundFee(REFUND_POLICY, { restPoints, gainedPoints }, cause);
}

async function giveAway(
  books: WritingBooks,
  { entropy }: Deps,
  walletId: WalletId,
  nowMs: number,
): Promise<ClosingAnswer> {
  const closingId = entropy.uuid(nowMs);
  const given = donate({ walletId, closingId }, await books.holds.openLots(walletId), nowMs);
  if (given.points === 0n) return NOTHING;
  await books.holds.saveLots(given.lots);
  await books.transfers.post(given.transfers);
  await books.wallets.addEntry({ walletId, atMs: nowMs, kind: 'closed', points: -given.points });
  return { ...NOTHING, donatedPoints: String(given.points) };
}

/** Everything the wallet ever got, as its history tells it; never less than what is left. */
async function gainedBy(
  books: ReadingBooks,
  walletId: WalletId,
  restPoints: bigint,
): Promise<bigint> {
  const byKind = await books.wallets.pointsGained(walletId);
  const gained = GAINS.reduce((sum, kind) => sum + (byKind.get(kind) ?? 0n), 0n);
  return gained > restPoints ? gained : restPoints;
}

const GAINS = ['matured', 'gift-received', 'promotion', 'correction'] as const;
const CLAIMS_LOOKED_AT = 100;
const NOTHING: ClosingAnswer = { refundedPoints: '0', feeMinor: '0', donatedPoints: '0' };
