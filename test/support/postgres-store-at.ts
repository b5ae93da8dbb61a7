// The store of one process on a PostgreSQL database; several of them are several processes to each other.
import { systemClock } from '#drivers/clock.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { openPostgresLedgerStore } from '#ledger/store/postgres-ledger-store.ts';

/** Opens it with the machine's clock: its waits are for sockets. */
export const postgresStoreAt = (url: string): Promise<LedgerStore> =>
  openPostgresLedgerStore(url, { clock: systemClock, entropy: systemEntropy });
