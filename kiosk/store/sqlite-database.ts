// Opens the kiosk's database so that a commit survives a power cut, or says in one sentence why it cannot.
import { readdirSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { preparePrivateFile } from './data-dir.ts';

/** The start cannot go on; the message is a sentence for the operator. */
export class StoreUnusable extends Error {
  override name = 'StoreUnusable';
}

/**
 * Opens, checks and brings up to date. What it returns is in WAL mode with every commit synchronised, and waits at most
 * `BUSY_WAIT_MS` for another writer; the opening itself waits `patienceMs`, and then says so.
 */
export function openDatabase(file: string, patienceMs = BUSY_WAIT_MS): Database.Database {
  preparePrivateFile(file);
  const database = new Database(file, { timeout: patienceMs });
  try {
    refuseOldSqlite(database);
    refuseNewerDatabase(database, file);
    makeDurable(database, file);
    proveWritable(database);
    checkIntegrity(database, file);
    migrate(database);
    // After a failed sync the pages in memory may never have reached the disk: the checkpoint writes them anew.
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.pragma(`busy_timeout = ${BUSY_WAIT_MS}`);
    return database;
  } catch (error) {
    database.close();
    if (isBusy(error)) {
      throw new StoreUnusable(
        `Another program holds the kiosk database ${file} and did not let go within ${patienceMs} ms. Coins stay closed; close that program.`,
        { cause: error },
      );
    }
    if (isDamage(error)) {
      throw new StoreUnusable(
        `The kiosk database ${file} is damaged (${error.code}). Coins stay closed; keep the file and call the operator.`,
        { cause: error },
      );
    }
    throw error;
  }
}

/** SQLite 3.7.0–3.51.2 can corrupt a write-ahead log when two connections write and checkpoint at once. */
function refuseOldSqlite(database: Database.Database): void {
  const version = String(database.prepare('select sqlite_version()').pluck().get());
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (major * 1_000_000 + minor * 1_000 + patch < 3_051_003) {
    throw new StoreUnusable(`SQLite ${version} can damage a journal; 3.51.3 or newer is needed.`);
  }
}

function refuseNewerDatabase(database: Database.Database, file: string): void {
  const version = schemaVersion(database);
  const newest = migrations().length;
  if (version > newest) {
    throw new StoreUnusable(
      `The kiosk database ${file} was written by a newer program (version ${version}, this one knows ${newest}). Install the newer program again.`,
    );
  }
}

/** Asserts what the promise of this store stands on: WAL, and a sync at every commit. */
function makeDurable(database: Database.Database, file: string): void {
  const journalMode = database.pragma('journal_mode = WAL', { simple: true });
  database.pragma('synchronous = FULL');
  database.pragma('fullfsync = on');
  database.pragma('foreign_keys = on');
  database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES_MAX}`);
  if (journalMode !== 'wal' || database.pragma('synchronous', { simple: true }) !== 2) {
    throw new StoreUnusable(
      `${file} is on a file system where commits are not durable (journal mode ${String(journalMode)}). Use a local disk.`,
    );
  }
}

/** A database that another program is writing opens for reading; a coin could not be stored in it. */
function proveWritable(database: Database.Database): void {
  database.exec('begin immediate; rollback');
}

function checkIntegrity(database: Database.Database, file: string): void {
  const found = database.pragma('integrity_check(1)', { simple: true });
  if (found !== 'ok') {
    throw new StoreUnusable(
      `The kiosk database ${file} is damaged (${String(found)}). Coins stay closed; keep the file and call the operator.`,
    );
  }
}

/** Runs what this database has not seen yet; each migration and its number are one transaction. */
function migrate(database: Database.Database): void {
  for (const [i, name] of migrations().entries()) {
    if (i < schemaVersion(database)) continue;
    const sql = readFileSync(new URL(name, MIGRATIONS), 'utf8');
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${i + 1}`);
    })();
  }
}

const schemaVersion = (database: Database.Database): number =>
  Number(database.pragma('user_version', { simple: true }));

/** Numbered from 001 without gaps; the number is the version a database has after it. */
const migrations = (): string[] =>
  readdirSync(MIGRATIONS)
    .filter((name) => /^\d{3}-.*\.sql$/.test(name))
    .sort();

const isDamage = (error: unknown): error is InstanceType<typeof Database.SqliteError> =>
  error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');

const MIGRATIONS = new URL('./migrations/', import.meta.url);
/**
 * The process stands still while SQLite waits for another writer: no poll, no screen. So a write that is kept waiting
 * longer fails like any other, the slot closes, and the store is opened again until the other one has let go.
 */
const BUSY_WAIT_MS = 50;
/** The log is emptied by `checkpoint()` from a timer; this bounds it when nobody calls (about 40 MB). */
const CHECKPOINT_PAGES_MAX = 10_000;
