// A pickup code makes unclaimed coins the holder's own, once.
import type { DepositId, WalletId } from '../contract/ids.ts';
import { readCrockford } from '../contract/crockford.ts';
import { sha256Hex } from '../contract/signature.ts';
import { claimCoins } from '../ledger/claim-coins.ts';
import type { HoldPeriods } from '../ledger/policy/hold.ts';
import { wasValidAt } from '../ledger/quote.ts';
import type { WritingBooks } from '../store/ledger-store.ts';

export type ClaimPickupResult =
  | { ok: true; depositId: DepositId }
  | { ok: false; error: 'code-not-valid' };

/**
 * Wrong, used and unfinished codes answer alike; the code itself is stored nowhere. Part of the caller's transaction, so
 * that the answer to an idempotency key is kept with the effect.
 */
export async function claimPickup(
  books: WritingBooks,
  { holdPeriods }: Readonly<{ holdPeriods: HoldPeriods }>,
  walletId: WalletId,
  typedCode: string,
  nowMs: number,
): Promise<ClaimPickupResult> {
  const codeHash = sha256Hex(readCrockford(typedCode));
  const [pickup] = await books.deposits.pickupsByCode(codeHash);
  const [deposit] = pickup ? await books.deposits.find([pickup.depositId]) : [];
  if (!pickup || !deposit) return NOT_VALID;
  const priced = { ...deposit, cardNumbers: await cardsFor(books, deposit.cardNumbers, nowMs) };
  const claim = claimCoins(priced, walletId, { nowMs, holdPeriods });
  if (!claim.ok) return NOT_VALID;

  await books.deposits.savePickup({ ...pickup, claimedAtMs: nowMs });
  await books.deposits.save(claim.deposit);
  await books.transfers.post(claim.transfers);
  await books.wallets.addEntry({
    walletId,
    atMs: nowMs,
    kind: 'deposit',
    depositId: deposit.id,
    points: 0n,
  });
  await books.wallets.touch(walletId);
  return { ok: true, depositId: deposit.id };
}

/**
 * Coins without a session take the card in force now; a session's keep the one it pinned. A card that has run out is in
 * force no more: then no price was shown, and what they become is said by the card at maturity.
 */
async function cardsFor(
  books: WritingBooks,
  pinned: readonly number[],
  nowMs: number,
): Promise<readonly number[]> {
  if (pinned.length > 0) return pinned;
  const newest = await books.paperwork.newestRateCard();
  return newest && wasValidAt(newest, nowMs) ? [newest.number] : [];
}

const NOT_VALID = { ok: false, error: 'code-not-valid' } as const;
