// A bag that waits for records that will never come, because its cut-off was mistyped: it is withdrawn, as if never made.
import type { Bag } from '../../ledger/bag.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';

export type WithdrawBagResult =
  | { ok: true; bag: Bag }
  | { ok: false; error: 'unknown-bag' | 'bag-not-waiting' };

/**
 * Part of the caller's transaction. Nothing of a waiting bag is in the books; a sealed one is, and is counted and
 * corrected instead. Who withdrew it stays in the audit trail.
 */
export async function withdrawBag(books: WritingBooks, bagId: string): Promise<WithdrawBagResult> {
  const bag = await books.bags.bag(bagId);
  if (!bag) return { ok: false, error: 'unknown-bag' };
  if (bag.state !== 'waiting') return { ok: false, error: 'bag-not-waiting' };
  await books.bags.removeWaitingBag(bagId);
  return { ok: true, bag };
}
