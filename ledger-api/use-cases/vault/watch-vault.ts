// What lies too long on its way, and foreign cash beyond its limit: somebody should look.
import { businessDay } from '../../ledger/business-day.ts';
import type { LedgerStore, ReadingBooks } from '../../store/ledger-store.ts';
import type { Task } from '../../store/port/paperwork.ts';
import { exposures } from '../reports/cash.ts';
import { areReportsBehind } from '../reports/log-walk.ts';

/** Opens one task for each matter; called from time to time. */
export async function watchVault(store: LedgerStore, zone: string, nowMs: number): Promise<void> {
  const tasks = await store.read(async (books) => [
    ...(await agedBags(books, nowMs)),
    ...(await agedShipments(books, nowMs)),
    ...(await agedSuspense(books, nowMs)),
    ...(await agedSettlements(books, nowMs)),
    ...(await overExposed(books, zone, nowMs)),
  ]);
  if (tasks.length === 0) return;
  await store.transact(async (books) => {
    for (const task of tasks) await books.paperwork.openTask(task);
  });
}

const task = (
  kind: Task['kind'],
  about: string,
  text: string,
  openedAtMs: number,
  kioskId?: Task['kioskId'],
): Task => ({ key: `${kind} ${about}`, kind, kioskId, openedAtMs, text, record: undefined });

async function agedBags(books: ReadingBooks, nowMs: number): Promise<readonly Task[]> {
  const bags = await books.bags.uncountedBags(nowMs - BAG_AGE_MAX_MS, PAGE);
  return bags.map(({ id, sealNumber, kioskId }) =>
    task(
      'bag-aged',
      id,
      `Bag ${sealNumber} was sealed a week ago and is not counted.`,
      nowMs,
      kioskId,
    ),
  );
}

async function agedShipments(books: ReadingBooks, nowMs: number): Promise<readonly Task[]> {
  const open = await books.exchanges.openShipments(nowMs - SHIPMENT_AGE_MAX_MS, PAGE);
  const text = 'Coins were shipped to a bank a month ago and are not all lodged or exchanged.';
  return open.map(({ id }) => task('shipment-aged', id, text, nowMs));
}

async function agedSuspense(books: ReadingBooks, nowMs: number): Promise<readonly Task[]> {
  const open = await books.suspense.open(undefined, PAGE);
  const text = 'Coins have waited in suspense for two weeks; say whose they are.';
  return open
    .filter((item) => item.atMs < nowMs - SUSPENSE_AGE_MAX_MS)
    .map(({ transferId, kioskId }) => task('suspense-aged', transferId, text, nowMs, kioskId));
}

/** What a shop is owed left its account for one that only the bank's word empties. */
async function agedSettlements(books: ReadingBooks, nowMs: number): Promise<readonly Task[]> {
  const open = await books.settlements.waitingSettlements(nowMs - SETTLEMENT_AGE_MAX_MS, PAGE);
  return open.map(({ shopId, runId, net, payoutDay }) =>
    task(
      'settlement-aged',
      `${shopId} ${runId}`,
      `A settlement of ₩${net} was to be paid on ${payoutDay}, and nobody has said what became of it. Ask the bank, then record it.`,
      nowMs,
    ),
  );
}

async function overExposed(
  books: ReadingBooks,
  zone: string,
  nowMs: number,
): Promise<readonly Task[]> {
  if (await areReportsBehind(books)) return [];
  const day = businessDay(nowMs, zone);
  return (await exposures(books))
    .filter((one) => one.isOver)
    .map(({ currency, worthWon }) =>
      task(
        'exposure-limit',
        `${currency} ${day}`,
        `We hold ${currency} worth ₩${worthWon}, more than the limit. Kiosks take none of it until some is sold.`,
        nowMs,
      ),
    );
}

const DAY_MS = 86_400_000;
const BAG_AGE_MAX_MS = 7 * DAY_MS;
const SHIPMENT_AGE_MAX_MS = 30 * DAY_MS;
/** Payout is two working days later; this is past every weekend. */
const SETTLEMENT_AGE_MAX_MS = 7 * DAY_MS;
const SUSPENSE_AGE_MAX_MS = 14 * DAY_MS;
const PAGE = 100;
