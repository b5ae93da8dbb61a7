// Brings what has matured into the foreign positions, and posts what sales made before have brought by it.
import { type Realised, takeIn } from '../../ledger/foreign-position.ts';
import { realise } from '../../ledger/sale.ts';
import type { LedgerStore, WritingBooks } from '../../store/ledger-store.ts';

/** Folds one page of what is queued; answers how much it was. The sweeper calls it each second. */
export async function foldMatured(store: LedgerStore, nowMs: number): Promise<number> {
  const queued = await store.read((books) => books.exchanges.acquisitions(1));
  if (queued.length === 0) return 0;
  return store.transact((books) => foldPositions(books, nowMs));
}

/** As `foldMatured`, as part of the caller's transaction: before coins are sold, what has matured counts. */
export async function foldPositions(books: WritingBooks, nowMs: number): Promise<number> {
  const queued = await books.exchanges.acquisitions(ACQUISITIONS_MAX);
  const byCurrency = Map.groupBy(queued, (one) => one.currency);
  for (const [currency, matured] of [...byCurrency].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    let position = await books.exchanges.position(currency);
    for (const { amountMinor, grossPoints } of matured) {
      const step = takeIn(position, { amountMinor, bookWon: grossPoints });
      position = step.position;
      await keepRealised(books, step.realised, nowMs);
    }
    await books.exchanges.savePosition(position);
  }
  await books.exchanges.removeAcquisitions(queued.map((one) => one.transferId));
  return queued.length;
}

/** Posts the results of sales whose coins have matured now. */
export async function keepRealised(
  books: WritingBooks,
  realised: readonly Realised[],
  nowMs: number,
): Promise<void> {
  for (const one of realised) {
    const known = await books.exchanges.sale(one.saleId);
    if (!known) throw new Error(`the open sale ${one.saleId} is not in the books`);
    const { sale, transfer } = realise(known, one, nowMs);
    await books.exchanges.saveSale(sale);
    if (transfer) await books.transfers.post([transfer]);
  }
}

const ACQUISITIONS_MAX = 1_000;
