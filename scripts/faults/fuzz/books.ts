// Where the books of a fuzzed house are: an SQLite file, or a database of a PostgreSQL of our own.
import { join } from 'node:path';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { runOnPostgres } from '../../../test/support/postgres-client.ts';
import type { PostgresServer } from '../../../test/support/postgres-server.ts';
import { postgresStoreAt } from '../../../test/support/postgres-store-at.ts';
import { type Money, watchPostgresMoney, watchSqliteMoney } from './money.ts';

export type FuzzedBooks = Readonly<{
  /** As the auditor is told it. */
  database: string;
  /** Where the ledger's public keys are left for the auditor. */
  keysFile: string;
  open(): Promise<LedgerStore>;
  /** Looks at the money beside the ledger that has them open. */
  watch(): Promise<Money>;
}>;

/** Books in a file of this directory. */
export function sqliteBooks(directory: string): FuzzedBooks {
  const path = join(directory, 'ledger.db');
  return {
    database: `sqlite:${path}`,
    keysFile: join(directory, 'keys.json'),
    open: async () => openSqliteLedgerStore(path),
    watch: async () => watchSqliteMoney(path),
  };
}

/** Books in a new database of this server; what the auditor needs besides is in the directory. */
export async function postgresBooks(
  directory: string,
  server: Pick<PostgresServer, 'url'>,
  name: string,
): Promise<FuzzedBooks> {
  await runOnPostgres(server.url, `create database ${name}`);
  const url = server.url.replace(/\/postgres$/, `/${name}`);
  return {
    database: url,
    keysFile: join(directory, 'keys.json'),
    open: () => postgresStoreAt(url),
    watch: () => watchPostgresMoney(url),
  };
}
