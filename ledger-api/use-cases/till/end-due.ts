// What the passing of time does to redemptions and lots: questions and authorisations lapse, points expire.
import { expireLot } from '../../ledger/expire-lot.ts';
import type { LedgerStore, WritingBooks } from '../../store/ledger-store.ts';
import { endByTime } from './decide-redemption.ts';

/** Ends one page of redemptions whose time is over; answers how many it looked at. */
export async function endDueRedemptions(store: LedgerStore, nowMs: number): Promise<number> {
  const due = await store.read((books) => books.redemptions.due(nowMs, PAGE));
  // A transaction each, so that one that cannot end does not keep the others waiting.
  await Promise.all(due.map((one) => store.transact((books) => endByTime(books, one, nowMs))));
  return due.length;
}

/** Expires one page of lots; answers how many. Doing it again does nothing. */
export async function expireLots(store: LedgerStore, nowMs: number): Promise<number> {
  const lots = await store.read((books) => books.holds.expiredLots(nowMs, PAGE));
  await Promise.all(lots.map(({ id }) => store.transact((books) => expire(books, id, nowMs))));
  return lots.length;
}

async function expire(books: WritingBooks, lotId: string, nowMs: number): Promise<void> {
  const [lot] = await books.holds.lots([lotId]);
  const expired = lot && expireLot(lot, nowMs);
  if (!expired) return;
  await books.holds.saveLots([expired.lot]);
  await books.transfers.post([expired.transfer]);
  await books.wallets.addEntry({
    walletId: lot.walletId,
    atMs: nowMs,
    kind: 'expired',
    ...(lot.depositId && { depositId: lot.depositId }),
    points: -lot.restPoints,
  });
  await books.wallets.touch(lot.walletId);
}

const PAGE = 50;
