// Tells holders ahead of time that points will expire: a year, two months, one month and three days before.
import { businessDay } from '../../ledger/business-day.ts';
import { instantText } from '../../contract/ids.ts';
import type { Lot } from '../../ledger/lot.ts';
import type { LedgerStore, ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';

const DAY_MS = 86_400_000;

/** How long before, in days, the longest first; a notice is for what is not due for the next one yet. */
const NOTICE_DAYS = [365, 60, 30, 3] as const;

/** Tells one page of lots of each period; answers how many lots it looked at. Doing it again tells nothing twice. */
export async function tellExpiries(
  store: LedgerStore,
  nowMs: number,
  businessZone: string,
): Promise<number> {
  let looked = 0;
  for (const [i, days] of NOTICE_DAYS.entries()) {
    const period = { days, fromDays: NOTICE_DAYS[i + 1] ?? 0 };
    const lots = await store.read((books) => untold(books, period, nowMs));
    if (lots.length === 0) continue;
    looked += lots.length;
    await store.transact(async (books) => {
      const { expiresAtMs, id } = lots.at(-1)!;
      for (const lot of lots) await tell(books, lot, days, nowMs, businessZone);
      await books.paperwork.saveFact(toldFact(days), `${expiresAtMs} ${id}`);
    });
  }
  return looked;
}

type Period = Readonly<{ days: number; fromDays: number }>;

/** Goes on behind the last lot that was told for this period. */
async function untold(
  books: ReadingBooks,
  { days, fromDays }: Period,
  nowMs: number,
): Promise<readonly Lot[]> {
  const [toldMs = '0', toldId = ''] = ((await books.paperwork.fact(toldFact(days))) ?? '').split(
    ' ',
  );
  const fromMs = nowMs + fromDays * DAY_MS;
  const after =
    Number(toldMs) >= fromMs
      ? { expiresAtMs: Number(toldMs), id: toldId }
      : { expiresAtMs: fromMs, id: '' };
  return books.holds.expiringLots(after, nowMs + days * DAY_MS, PAGE_LOTS);
}

const toldFact = (days: number): string => `expiry-told-${days}`;

/** One notice for all that expires on a day. */
async function tell(
  books: WritingBooks,
  { walletId, expiresAtMs }: Lot,
  days: number,
  nowMs: number,
  businessZone: string,
): Promise<void> {
  const day = businessDay(expiresAtMs, businessZone);
  const sameDay = (await books.holds.openLots(walletId)).filter(
    (lot) => businessDay(lot.expiresAtMs, businessZone) === day,
  );
  const points = sameDay.reduce((sum, lot) => sum + lot.restPoints, 0n);
  await books.holder.addNotice({
    walletId,
    key: `expiry ${day} ${days}`,
    kind: 'expiry',
    atMs: nowMs,
    facts: { points: String(points), expiresAt: instantText(expiresAtMs), days: String(days) },
  });
  await books.wallets.touch(walletId);
}

const PAGE_LOTS = 100;
