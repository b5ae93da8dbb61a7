// A ledger store on a PostgreSQL database of its own; it opens when it is first used.
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { borrowedPostgresDatabase, returnPostgresDatabase } from './postgres-database.ts';
import { postgresStoreAt } from './postgres-store-at.ts';

/** For suites that open a store without waiting, as memory and SQLite do. */
export function temporaryPostgresStore(): LedgerStore {
  const lent = borrowedPostgresDatabase();
  const opened = lent.then(postgresStoreAt);
  let closing: Promise<void> | undefined;
  return {
    read: async (work) => (await opened).read(work),
    transact: async (work) => (await opened).transact(work),
    listen: (listener) => {
      const listening = opened.then((store) => store.listen(listener));
      return () => void listening.then((stop) => stop());
    },
    maintain: () => void opened.then((store) => store.maintain()),
    close: () => {
      closing ??= opened
        .then((store) => store.close())
        .then(async () => returnPostgresDatabase(await lent));
      return closing;
    },
  };
}
