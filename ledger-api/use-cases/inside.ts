// A use case as one step of a larger transaction: effect, audit line and kept answer stand or fall together.
import type { LedgerStore, WritingBooks } from '../store/ledger-store.ts';

/** All that a use case needs of a store when it only writes. */
export type Transacting = Pick<LedgerStore, 'transact'>;

/** A store whose transactions are already part of the one that `books` belong to. */
export const inside = (books: WritingBooks): Transacting => ({ transact: (work) => work(books) });
