// Which position of the log a question is about: the one it names, or the last before a moment had passed.
import type { ReadingBooks } from '../../store/ledger-store.ts';
import { lastPositionBefore } from './log-walk.ts';

export type When = Readonly<{ position?: number | undefined; atMs?: number | undefined }>;

/** Undefined for now; a position that the log has not reached is its end. */
export async function positionOf(
  books: ReadingBooks,
  { position, atMs }: When,
): Promise<number | undefined> {
  if (position !== undefined) return Math.min(position, (await books.log.state()).treeSize);
  if (atMs !== undefined) return lastPositionBefore(books, (momentMs) => momentMs <= atMs);
  return undefined;
}
