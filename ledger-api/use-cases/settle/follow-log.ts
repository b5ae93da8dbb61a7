// Follows the sealed log on behalf of shops: what each transfer owes them becomes a line of their statement,
// and what happened is told to their webhooks.
import type { LedgerStore, ReadingBooks } from '../../store/ledger-store.ts';
import { shopMovement } from '../../ledger/shop-movement.ts';
import { tellOfTransfers } from '../webhooks/events.ts';

/** Reads one page of the log; answers how many transfers. Whatever happens, each is read once. */
export async function followLog(store: LedgerStore): Promise<number> {
  // Most of the time there is nothing new, which is not worth a write.
  if (!(await store.read(hasMore))) return 0;
  return store.transact(async (books) => {
    const sealed = await books.log.sealed(await followedThrough(books), PAGE_TRANSFERS);
    const last = sealed.at(-1);
    if (!last) return 0;
    await books.settlements.addMovements(
      sealed.flatMap(({ position, transfer }) => shopMovement(transfer, position) ?? []),
    );
    await tellOfTransfers(
      books,
      sealed.map(({ transfer }) => transfer),
    );
    await books.paperwork.saveFact(FOLLOWED_THROUGH, String(last.position));
    return sealed.length;
  });
}

/** The last place of the log that has been read for shops. */
export const followedThrough = async ({ paperwork }: ReadingBooks): Promise<number> =>
  Number((await paperwork.fact(FOLLOWED_THROUGH)) ?? 0);

const hasMore = async (books: ReadingBooks): Promise<boolean> =>
  (await books.log.sealed(await followedThrough(books), 1)).length > 0;

const FOLLOWED_THROUGH = 'shops-followed-through';
/** A few milliseconds, for which others wait. */
const PAGE_TRANSFERS = 100;
