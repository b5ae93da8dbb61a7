// Where the books of one measurement are kept: a directory of its own, with SQLite in it or a database of a durable PostgreSQL.
import { readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#drivers/clock.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { type DatabasePlace, openLedgerStore } from '#ledger/store/open-ledger-store.ts';
import { runOnPostgres } from '../../test/support/postgres-client.ts';
import { type PostgresServer, startPostgres } from '../../test/support/postgres-server.ts';
import { Misuse } from '../command.ts';
import { ownFolder, removeFolder } from '../own-folder.ts';
import { cpuMsOfFamily } from './cpu-time.ts';

export type DatabaseKind = DatabasePlace['kind'];

export type Place = Readonly<{
  kind: DatabaseKind;
  dataDir: string;
  /** The SQLite file, or the URL. */
  address: string;
  /** What a ledger process has to be told. */
  settings: Readonly<Record<string, string>>;
  open(): Promise<LedgerStore>;
  /** Bytes of the database, indices included; of SQLite with its write-ahead log. */
  bytes(): Promise<number>;
  /** Processor time of the database's own processes; SQLite has none. */
  cpuMs(): number;
  remove(): void;
}>;

export type Places = Readonly<{
  make(kind: DatabaseKind): Promise<Place>;
  /** What the durability of each database rests on, as the databases themselves say it. */
  notes(): Promise<readonly string[]>;
  end(): Promise<void>;
}>;

/** Places under `folder` (the system's directory for temporary files unless told otherwise). */
export function places(folder = tmpdir()): Places {
  let server: PostgresServer | undefined;
  let made = 0;
  const removed: (() => void)[] = [];
  return {
    make: async (kind) => {
      const dataDir = ownFolder('tikkeul-bench-', folder);
      const remove = (): void => removeFolder(dataDir);
      removed.push(remove);
      if (kind === 'sqlite') return sqlitePlace(dataDir, remove);
      server ??= await startPostgres({ isDurable: true, settings: SERVER_SETTINGS });
      const name = `bench_${(made += 1)}`;
      await runOnPostgres(server.url, `create database ${name}`);
      return postgresPlace(dataDir, remove, server, name);
    },
    notes: async () => {
      const notes = ['SQLite: write-ahead log, synchronous=FULL.'];
      if (!server) return notes;
      const [row] = await runOnPostgres(server.url, SETTINGS_IN_FORCE);
      return [...notes, `PostgreSQL: ${String(row!.settings)}.`];
    },
    end: async () => {
      await server?.remove();
      removed.forEach((remove) => remove());
    },
  };
}

/** The databases that `--database` names. */
export function databasesOf(name: string): readonly DatabaseKind[] {
  if (name === 'both') return ['sqlite', 'postgres'];
  if (name === 'sqlite' || name === 'postgres') return [name];
  throw new Misuse(`--database is sqlite, postgres or both, not ${name}.`);
}

const surroundings = { clock: systemClock, entropy: systemEntropy };

function sqlitePlace(dataDir: string, remove: () => void): Place {
  const file = join(dataDir, 'ledger.db');
  return {
    kind: 'sqlite',
    dataDir,
    address: file,
    settings: { DATA_DIR: dataDir },
    open: () => openLedgerStore({ kind: 'sqlite', file }, surroundings),
    bytes: async () =>
      readdirSync(dataDir)
        .filter((name) => name.startsWith('ledger.db'))
        .reduce((sum, name) => sum + statSync(join(dataDir, name)).size, 0),
    cpuMs: () => 0,
    remove,
  };
}

function postgresPlace(
  dataDir: string,
  remove: () => void,
  server: PostgresServer,
  name: string,
): Place {
  const url = server.url.replace(/\/postgres$/, `/${name}`);
  return {
    kind: 'postgres',
    dataDir,
    address: url,
    settings: { DATA_DIR: dataDir, DATABASE_URL: url },
    open: () => openLedgerStore({ kind: 'postgres', url }, surroundings),
    bytes: async () => Number((await runOnPostgres(url, SIZE))[0]!.bytes),
    cpuMs: () => cpuMsOfFamily(server.pid()),
    remove,
  };
}

// What a small server of one's own would be given; everything that durability rests on stays as it comes.
const SERVER_SETTINGS = ['shared_buffers=512MB', 'max_wal_size=4GB'];

const SETTINGS_IN_FORCE = `
  select string_agg(name || ' ' || setting, ', ' order by name) as settings from pg_settings
   where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'server_version')`;

const SIZE = `select pg_database_size(current_database())::text as bytes`;
