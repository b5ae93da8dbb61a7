// Coins in suspense are given to a wallet, or wait for a pickup code: decided by people, coin by coin provable.
import type { Entropy } from '#drivers/entropy.ts';
import type { DepositId, WalletId } from '../../contract/ids.ts';
import type { RateCard } from '../../contract/rate-card.ts';
import type { HoldPeriods } from '../../ledger/policy/hold.ts';
import { isNeededTwice } from '../../ledger/policy/second-person.ts';
import { wasValidAt } from '../../ledger/quote.ts';
import { type DoubtfulCoins, resolveSuspense } from '../../ledger/resolve-suspense.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import type { ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';
import type { CreditIdentity } from '../../store/port/deposits.ts';
import type { SuspenseItem } from '../../store/port/suspense.ts';
import { hashOfRecord } from '../batch/page.ts';
import { readRecords } from '../batch/read-records.ts';
import { batchOf } from './cashbox-at.ts';

export type ResolveCommand = Readonly<{
  transferId: string;
  to: { kind: 'wallet'; walletId: WalletId } | { kind: 'unclaimed' };
  by: readonly string[];
}>;

export type ResolveSuspenseResult =
  | { ok: true; depositId: DepositId }
  | {
      ok: false;
      error: 'unknown-suspense' | 'suspense-resolved' | 'unknown-wallet' | 'needs-second-person';
    };

/** Part of the caller's transaction. The coins become a deposit of their own, which matures as if closed now. */
export async function resolveDoubt(
  books: WritingBooks,
  { entropy, holdPeriods }: Readonly<{ entropy: Entropy; holdPeriods: HoldPeriods }>,
  { transferId, to, by }: ResolveCommand,
  nowMs: number,
): Promise<ResolveSuspenseResult> {
  const item = await books.suspense.item(transferId);
  const aside = await books.transfers.transfer(transferId);
  if (!item || !aside) return { ok: false, error: 'unknown-suspense' };
  if (item.resolvedAtMs !== undefined) return { ok: false, error: 'suspense-resolved' };
  if (to.kind === 'wallet' && !(await books.wallets.find(to.walletId))) {
    return { ok: false, error: 'unknown-wallet' };
  }
  const card = await books.paperwork.newestRateCard();
  const moved = [{ commodity: item.currency, amountMinor: item.amountMinor }];
  if (isNeededTwice(moved, card) && new Set(by).size < 2)
    return { ok: false, error: 'needs-second-person' };

  const { deposit, transfer } = resolveSuspense(doubtful(item, aside), to, {
    depositId: entropy.uuid(nowMs) as DepositId,
    cardNumbers: await cardsOf(books, aside, card, nowMs),
    nowMs,
    holdPeriods,
  });
  const coins = await coinsOf(books, aside);
  await books.transfers.post([transfer]);
  await books.deposits.save(deposit);
  await books.deposits.giveCoins(coins, deposit.id);
  await books.suspense.save({ ...item, resolvedAtMs: nowMs });
  if (to.kind === 'wallet') await tell(books, to.walletId, deposit.id, nowMs);
  return { ok: true, depositId: deposit.id };
}

/** What was shown is what is paid: the cards that the session pinned; coins without one take the newest that is in force. */
async function cardsOf(
  books: ReadingBooks,
  { details: { depositId } }: Transfer,
  newest: RateCard | undefined,
  nowMs: number,
): Promise<readonly number[]> {
  const [poured] = depositId ? await books.deposits.find([depositId]) : [];
  if (poured && poured.cardNumbers.length > 0) return poured.cardNumbers;
  return newest && wasValidAt(newest, nowMs) ? [newest.number] : [];
}

const doubtful = (item: SuspenseItem, aside: Transfer): DoubtfulCoins => ({
  transferId: item.transferId,
  kioskId: item.kioskId,
  currency: item.currency,
  amountMinor: item.amountMinor,
  coins: (aside.details.denominations ?? []).map(({ faceMinor, count }) => ({
    currency: item.currency,
    faceMinor: BigInt(faceMinor),
    count,
  })),
});

/** The coins behind a transfer, found by the hashes of their records in the batch that brought them. */
async function coinsOf(books: ReadingBooks, aside: Transfer): Promise<readonly CreditIdentity[]> {
  const [, kioskId, kioskEpoch, batchSeq] = aside.id.split('/');
  const batch = await books.kiosks.batch({
    kioskId: kioskId as SuspenseItem['kioskId'],
    kioskEpoch: Number(kioskEpoch),
    batchSeq: Number(batchSeq),
  });
  const hashes = new Set(aside.details.coinRecordHashes);
  return readRecords(batchOf(batch!)).flatMap((record) =>
    record.kind === 'coin' && hashes.has(hashOfRecord(record.raw))
      ? [{ ...record.body, creditSeq: BigInt(record.body.creditSeq) }]
      : [],
  );
}

async function tell(
  books: WritingBooks,
  walletId: WalletId,
  depositId: DepositId,
  atMs: number,
): Promise<void> {
  await books.wallets.addEntry({ walletId, atMs, kind: 'deposit', depositId, points: 0n });
  await books.wallets.touch(walletId);
}
