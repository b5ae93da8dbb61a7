// At the end of a business month, points of our own become won (template 21).
import { businessMonth, monthBefore } from '../../ledger/business-day.ts';
import { closeMonth, OWN_POINTS } from '../../ledger/month-end.ts';
import type { LedgerStore } from '../../store/ledger-store.ts';
import { balanceAt } from '../reports/balance-at.ts';
import { lastPositionBefore } from '../reports/log-walk.ts';

/**
 * Closes the month that has ended, once, with the balances at its end; answers whether it did. Months before it that
 * nobody closed are in those balances. A ledger that has just begun has no month to close.
 */
export async function closeLastMonth(
  store: LedgerStore,
  zone: string,
  nowMs: number,
): Promise<boolean> {
  const month = monthBefore(businessMonth(nowMs, zone));
  const isClosed = (last: string | undefined): boolean => last !== undefined && last >= month;
  if (isClosed(await store.read((books) => books.paperwork.fact(LAST_CLOSED)))) return false;
  const isOfMonth = (atMs: number): boolean => businessMonth(atMs, zone) <= month;
  return store.transact(async (books) => {
    const last = await books.paperwork.fact(LAST_CLOSED);
    if (isClosed(last)) return false;
    const [unsealed] = await books.log.unsealed(1);
    const oldest = unsealed && (await books.transfers.transfer(unsealed.id));
    // The sealer is behind: what belongs to the month has no place in the log yet.
    if (oldest && isOfMonth(oldest.atMs)) return false;
    await books.paperwork.saveFact(LAST_CLOSED, month);
    if (last === undefined) return false;
    const end = await lastPositionBefore(books, isOfMonth);
    const balances = new Map<(typeof OWN_POINTS)[number], bigint>();
    for (const account of OWN_POINTS) {
      balances.set(account, await balanceAt(books, account('PTS'), end));
    }
    await books.transfers.post(closeMonth(month, balances, nowMs));
    return true;
  });
}

/** The fact that names the last closed month, such as `2026-11`. */
const LAST_CLOSED = 'last-closed-month';
