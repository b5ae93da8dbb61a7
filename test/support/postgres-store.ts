// A ledger store on a PostgreSQL database of its own; it opens when it is first used.
import { systemClock } from '#drivers/clock.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { openPostgresLedgerStore } from '#ledger/store/postgres-ledger-store.ts';
import { temporaryPostgresDatabase } from './postgres-database.ts';

const surroundings = { clock: systemClock, entropy: systemEntropy };

/** The store of one process on the database at `url`. */
export const postgresStoreAt = (url: string): Promise<LedgerStore> =>
  openPostgresLedgerStore(url, surroundings);

/** For suites that open a store without waiting, as memory and SQLite do. */
export function temporaryPostgresStore(): LedgerStore {
  const opened = temporaryPostgresDatabase().then(postgresStoreAt);
  return {
    read: async (work) => (await opened).read(work),
    transact: async (work) => (await opened).transact(work),
    listen: (listener) => {
      const listening = opened.then((store) => store.listen(listener));
      return () => void listening.then((stop) => stop());
    },
    maintain: () => void opened.then((store) => store.maintain()),
    close: async () => (await opened).close(),
  };
}
