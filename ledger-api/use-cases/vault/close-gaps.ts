// Foreign coins that are not where the books have them: each difference is closed at its book value (template 9).
import { closeGap, type CloseGapContext } from '../../ledger/close-gap.ts';
import type { ForeignGap } from '../../ledger/count-bag.ts';
import { wonValueOf } from '../../ledger/won-value.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { foldPositions, keepRealised } from './fold-positions.ts';

/** Closes them, as part of the caller's transaction; what has matured so far counts as ours first. */
export async function closeGaps(
  books: WritingBooks,
  gaps: readonly ForeignGap[],
  about: Omit<CloseGapContext, 'worth'>,
): Promise<void> {
  if (gaps.length === 0) return;
  await foldPositions(books, about.atMs);
  const card = await books.paperwork.newestRateCard();
  for (const gap of gaps) {
    const closed = closeGap(await books.exchanges.position(gap.currency), gap, {
      ...about,
      worth: (amountMinor) => wonValueOf(gap.currency, amountMinor, card),
    });
    await books.transfers.post([closed.transfer]);
    await books.exchanges.saveSale(closed.sale);
    await books.exchanges.savePosition(closed.position);
    await keepRealised(books, closed.realised, about.atMs);
  }
}
