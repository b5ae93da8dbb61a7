// What is left of a closed wallet: two people give it to its holder's next wallet, or try the last payment anew.
import type { Entropy } from '#drivers/entropy.ts';
import { canonicalText } from '../../contract/canonical-json.ts';
import type { WalletId } from '../../contract/ids.ts';
import type { RemainderDone, RemainderRequest, RemainderView } from '../../contract/remainder.ts';
import { waitingMinor } from '../../ledger/deposit.ts';
import { movePoints } from '../../ledger/leave-behind.ts';
import { limitsOf } from '../../ledger/policy/wallet-limits.ts';
import { requestWithdrawal, type Withdrawal } from '../../ledger/withdrawal.ts';
import type { ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';
import { balanceOf } from '../holder/balance.ts';
import { tierOf } from '../holder/identity.ts';
import { isErased } from '../holder/is-erased.ts';
import type { Secrets } from '../secrets.ts';
import { payeeRow, storedPayee } from '../withdrawals/payee.ts';
import { saveStep } from '../withdrawals/save-step.ts';
import { saveMovedCoins } from './late-coins.ts';

type Deps = Readonly<{ secrets: Secrets; entropy: Entropy }>;

export type RemainderRefusal =
  | 'not-found'
  | 'wallet-not-closed'
  | 'nothing-left'
  | 'payee-erased'
  | 'wallet-busy'
  | 'balance-cap';

export type GiveRemainderResult =
  | { ok: true; done: RemainderDone }
  | { ok: false; error: RemainderRefusal };

/** What a closed wallet still holds; undefined for one that is open. */
export async function remainderOf(
  books: ReadingBooks,
  walletId: WalletId,
  nowMs: number,
): Promise<RemainderView | undefined> {
  const wallet = await books.wallets.find(walletId);
  if (!wallet || !isErased(wallet)) return undefined;
  const waiting = await coinsOf(books, walletId);
  const amounts = new Map<string, bigint>();
  for (const line of waiting.flatMap(({ lines }) => lines)) {
    amounts.set(line.currency, (amounts.get(line.currency) ?? 0n) + waitingMinor(line));
  }
  return {
    points: String(await pointsOf(books, walletId, nowMs)),
    coins: [...amounts].map(([currency, amount]) => ({ currency, amountMinor: String(amount) })),
    canPayAgain: (await lastPayment(books, walletId))?.isFailed ?? false,
  };
}

/** Why this cannot be done now; undefined when it can. Nothing is changed. */
export async function refusalOfRemainder(
  books: ReadingBooks,
  fromId: WalletId,
  request: RemainderRequest,
  nowMs: number,
): Promise<RemainderRefusal | undefined> {
  const wallet = await books.wallets.find(fromId);
  if (!wallet) return 'not-found';
  if (!isErased(wallet)) return 'wallet-not-closed';
  const points = await pointsOf(books, fromId, nowMs);
  if (request.to === 'bank') {
    const last = await lastPayment(books, fromId);
    if (last && !last.isFinal) return 'wallet-busy';
    if (points === 0n) return 'nothing-left';
    return last?.isFailed ? undefined : 'payee-erased';
  }
  const heir = await books.wallets.find(request.walletId);
  if (!heir || isErased(heir)) return 'not-found';
  if (points === 0n && (await coinsOf(books, fromId)).length === 0) return 'nothing-left';
  const { balanceCapPoints } = limitsOf(await tierOf(books, heir.id));
  const isTooMuch = points > 0n && (await balanceOf(books, heir.id)) + points > balanceCapPoints;
  return isTooMuch ? 'balance-cap' : undefined;
}

/** Does it, in the transaction of the second person. */
export async function giveRemainder(
  books: WritingBooks,
  deps: Deps,
  fromId: WalletId,
  request: RemainderRequest,
  nowMs: number,
): Promise<GiveRemainderResult> {
  const error = await refusalOfRemainder(books, fromId, request, nowMs);
  if (error) return { ok: false, error };
  const points = await pointsOf(books, fromId, nowMs);
  const done = { walletId: fromId, points: String(points), to: request.to };
  if (request.to === 'bank') {
    const withdrawalId = await payAgain(books, deps, fromId, points, nowMs);
    return { ok: true, done: { ...done, withdrawalId } };
  }
  const heir = { id: deps.entropy.uuid(nowMs), fromId, toId: request.walletId };
  const deposits = await coinsOf(books, fromId);
  for (const deposit of deposits) await saveMovedCoins(books, heir, deposit, nowMs);
  const moved = movePoints(heir, await books.holds.openLots(fromId), nowMs);
  if (moved) {
    await books.holds.saveHolds([moved.hold]);
    await books.holds.saveLots(moved.lots);
    for (const lot of moved.opened) await books.holds.openLot(lot);
    await books.transfers.post(moved.transfers);
    const about = { atMs: nowMs, subject: { kind: 'remainder', id: heir.id } };
    await books.wallets.addEntries([
      { ...about, walletId: fromId, kind: 'reserved', points: -points },
      { ...about, walletId: heir.toId, kind: 'correction', points },
    ]);
    await books.wallets.touchAll([fromId, heir.toId]);
  }
  return { ok: true, done: { ...done, toWalletId: heir.toId, deposits: deposits.length } };
}

/** To the same payee, by the same rule and for the same fee as the payment that failed; its copy of the payee goes. */
async function payAgain(
  books: WritingBooks,
  { secrets, entropy }: Deps,
  walletId: WalletId,
  points: bigint,
  nowMs: number,
): Promise<string> {
  const { withdrawal } = (await lastPayment(books, walletId))!;
  const id = entropy.uuid(nowMs);
  const payee = canonicalText(storedPayee(withdrawal, secrets)!);
  const decided = requestWithdrawal(
    await books.holds.openLots(walletId),
    { id, walletId, points, payeeCipher: secrets.encrypt(payee, payeeRow(id)) },
    {
      name: withdrawal.policyName,
      version: withdrawal.policyVersion,
      minimumPoints: 1n,
      feeMinor: withdrawal.feeMinor < points ? withdrawal.feeMinor : 0n,
    },
    nowMs,
  );
  if (!decided.ok) throw new Error('everything that can be spent can be paid out');
  await books.withdrawals.save({ ...withdrawal, payeeCipher: new Uint8Array() });
  await saveStep(books, decided.step, nowMs);
  return id;
}

type LastPayment = Readonly<{
  withdrawal: Withdrawal;
  isFinal: boolean;
  /** And it can be tried anew. */
  isFailed: boolean;
}>;

async function lastPayment(
  books: ReadingBooks,
  walletId: WalletId,
): Promise<LastPayment | undefined> {
  const [withdrawal] = await books.withdrawals.ofWallet(walletId, undefined, 1);
  if (!withdrawal) return undefined;
  const { state, payeeCipher } = withdrawal;
  const isFailed = state === 'failed' && payeeCipher.length > 0;
  return { withdrawal, isFinal: state === 'paid' || state === 'failed', isFailed };
}

const coinsOf = async (books: ReadingBooks, walletId: WalletId) =>
  (await books.deposits.pending(walletId)).filter((deposit) =>
    deposit.lines.some((line) => waitingMinor(line) > 0n),
  );

/** What has not expired. */
async function pointsOf(books: ReadingBooks, walletId: WalletId, nowMs: number): Promise<bigint> {
  const lots = (await books.holds.openLots(walletId)).filter((lot) => lot.expiresAtMs > nowMs);
  return lots.reduce((sum, lot) => sum + lot.restPoints, 0n);
}
