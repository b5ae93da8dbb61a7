// Sales that were a mistake leave their positions as if they had never been made.
import { type Sale, takeBack } from '../../ledger/sale.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { keepRealised } from './fold-positions.ts';

/** Takes them back, the last one first; what that realises for other sales is posted. */
export async function takeBackSales(
  books: WritingBooks,
  sales: readonly Sale[],
  nowMs: number,
): Promise<void> {
  for (const sale of sales.toReversed()) {
    const taken = takeBack(await books.exchanges.position(sale.currency), sale);
    await books.exchanges.savePosition(taken.position);
    if (taken.opened) await books.exchanges.saveSale(taken.opened);
    await keepRealised(books, taken.realised, nowMs);
  }
}
