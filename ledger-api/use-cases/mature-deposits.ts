// Turns deposits whose hold has ended into points, and closes sessions that a kiosk left behind.
import type { DepositId } from '../contract/ids.ts';
import { businessDay } from '../ledger/business-day.ts';
import { closed, type Deposit } from '../ledger/deposit.ts';
import { acquisitionOf } from '../ledger/acquisition.ts';
import { mature } from '../ledger/maturity.ts';
import type { HoldPeriods } from '../ledger/policy/hold.ts';
import { limitsOf } from '../ledger/policy/wallet-limits.ts';
import { isBeyondUncollectedLimit } from '../ledger/policy/uncollected.ts';
import type { Cards } from '../ledger/quote.ts';
import type { Transfer } from '../ledger/transfer.ts';
import { expireUnclaimed } from '../ledger/unclaimed.ts';
import { wonValueOfCoins } from '../ledger/won-value.ts';
import type { LedgerStore, WritingBooks } from '../store/ledger-store.ts';
import { tellClosed } from './holder/tell-closed.ts';
import { balanceOf } from './holder/balance.ts';
import { tierOf } from './holder/identity.ts';
import { isErased } from './holder/is-erased.ts';
import { passOn } from './remainder/late-coins.ts';
import { isUnderReview } from './reading/under-review.ts';

/** Matures one page of what is due; answers how many deposits it looked at. Doing it again does nothing. */
export async function matureDeposits(
  store: LedgerStore,
  nowMs: number,
  businessZone: string,
): Promise<number> {
  const due = await store.read((books) => books.deposits.due(nowMs, PAGE_DEPOSITS));
  if (due.length === 0) return 0;
  // A deposit each, so that one that cannot mature does not keep the others waiting.
  const now = { nowMs, today: businessDay(nowMs, businessZone) };
  await Promise.all(due.map((id) => store.transact((books) => matureDeposit(books, id, now))));
  return due.length;
}

/** Closes one page of sessions that were open for 24 hours while their kiosk went on. */
export async function closeAbandoned(
  store: LedgerStore,
  nowMs: number,
  holdPeriods: HoldPeriods,
): Promise<number> {
  const left = await store.read((books) => books.deposits.abandoned(nowMs, PAGE_DEPOSITS));
  for (const id of left) {
    await store.transact(async (books) => {
      const [deposit] = await books.deposits.find([id]);
      if (!deposit || deposit.state !== 'open' || (deposit.abandonedAtMs ?? Infinity) > nowMs) {
        return;
      }
      const reviewReason = deposit.reviewReason ?? (await uncollectedReason(books, deposit));
      await books.deposits.save(closed({ ...deposit, reviewReason }, nowMs, holdPeriods));
      await books.paperwork.openTask({
        key: `session-abandoned ${id}`,
        kind: 'session-abandoned',
        kioskId: deposit.kioskId,
        openedAtMs: nowMs,
        text: 'A kiosk went on without closing a session; the ledger closed it with full credit.',
        record: undefined,
      });
      if (deposit.owner.kind !== 'wallet') return;
      const { walletId } = deposit.owner;
      await books.wallets.touch(walletId);
      if (deposit.coins.length > 0) {
        await tellClosed(books, walletId, deposit);
        books.notify({ kind: 'deposit-closed', walletId, depositId: id });
      }
    });
  }
  return left.length;
}

/** A session that its kiosk never closes is no way around the limit of what a kiosk may hold. */
async function uncollectedReason(
  books: WritingBooks,
  { kioskId, cardNumbers }: Deposit,
): Promise<'uncollected-limit' | undefined> {
  const newest = await books.paperwork.newestRateCard();
  const pinned = await books.paperwork.rateCards([...cardNumbers]);
  const cards = newest ? [newest, ...pinned] : pinned;
  const won = wonValueOfCoins(await books.bags.cashbox(kioskId), cards);
  return isBeyondUncollectedLimit(won) ? 'uncollected-limit' : undefined;
}

async function matureDeposit(
  books: WritingBooks,
  id: DepositId,
  { nowMs, today }: Readonly<{ nowMs: number; today: string }>,
): Promise<void> {
  const [deposit] = await books.deposits.find([id]);
  // It may have changed since the page was read.
  if (!deposit || (deposit.dueAtMs ?? Infinity) > nowMs) return;
  if (deposit.owner.kind === 'unclaimed') return takeUnclaimed(books, deposit, nowMs);
  if (deposit.owner.kind !== 'wallet') return;
  const { walletId } = deposit.owner;
  // While people look at a kiosk, what it said waits, however long its hold was.
  const kiosk = await books.kiosks.find(deposit.kioskId);
  if (kiosk && isUnderReview(kiosk)) {
    return books.deposits.save({ ...deposit, dueAtMs: nowMs + REVIEWED_RETRY_MS });
  }
  const wallet = await books.wallets.find(walletId);
  if (wallet && isErased(wallet)) return passOn(books, deposit, walletId, nowMs);
  const matured = mature(deposit, walletId, {
    nowMs,
    retryAtMs: nowMs + BLOCKED_RETRY_MS,
    balancePoints: await balanceOf(books, walletId),
    foreignTodayPoints: await books.holder.foreignPoints(walletId, today),
    limits: limitsOf(await tierOf(books, walletId)),
    cards: await cardsOf(books, deposit),
  });
  const transfers = matured.parts.map((part) => part.transfer);
  await books.transfers.post(transfers);
  await queueAcquisitions(books, transfers);
  for (const { lot, points } of matured.parts) {
    if (lot) await books.holds.openLot(lot);
    await books.wallets.addEntry({ walletId, atMs: nowMs, kind: 'matured', depositId: id, points });
  }
  if (matured.foreignPoints > 0n) {
    await books.holder.addForeignPoints(walletId, today, matured.foreignPoints);
  }
  await books.deposits.save(matured.deposit);
  if (matured.deposit.reviewReason === 'no-rate') await askForRate(books, matured.deposit, nowMs);
  if (isSeenByHolder(deposit, matured.deposit)) await books.wallets.touch(walletId);
}

/** Template 25: nobody claimed the coins for five years. */
async function takeUnclaimed(books: WritingBooks, deposit: Deposit, nowMs: number): Promise<void> {
  const expired = expireUnclaimed(deposit, { nowMs, cards: await cardsOf(books, deposit) });
  await books.transfers.post(expired.transfers);
  await queueAcquisitions(books, expired.transfers);
  await books.deposits.save(expired.deposit);
  if (expired.deposit.reviewReason === 'no-rate') await askForRate(books, expired.deposit, nowMs);
}

/** Foreign coins that are ours now wait in a queue, so that maturities do not fight for their position. */
async function queueAcquisitions(
  books: WritingBooks,
  transfers: readonly Transfer[],
): Promise<void> {
  for (const made of transfers) {
    const acquisition = acquisitionOf(made);
    if (acquisition) await books.exchanges.addAcquisition(acquisition);
  }
}

const cardsOf = async (books: WritingBooks, { cardNumbers }: Deposit): Promise<Cards> => ({
  pinned: await books.paperwork.rateCards(cardNumbers),
  newest: await books.paperwork.newestRateCard(),
});

const askForRate = (books: WritingBooks, deposit: Deposit, nowMs: number): Promise<void> =>
  books.paperwork.openTask({
    key: `no-rate ${deposit.id}`,
    kind: 'no-rate',
    kioskId: deposit.kioskId,
    openedAtMs: nowMs,
    text: 'A deposit holds a currency that no rate card quotes; it waits for a card and a decision.',
    record: undefined,
  });

/** Looking again at what is still blocked is no news. */
const isSeenByHolder = (before: Deposit, after: Deposit): boolean =>
  before.state !== after.state ||
  before.blocked !== after.blocked ||
  before.lines.some((line, i) => line.maturedMinor !== after.lines[i]!.maturedMinor);

const PAGE_DEPOSITS = 50;
const BLOCKED_RETRY_MS = 60_000;
const REVIEWED_RETRY_MS = 10 * 60_000;
