// One owner for a data directory: a SQLite file held in an exclusive transaction, which a killed process lets go.
// @NOTE ledger-api/store/data-lock.ts is the twin of this file.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { preparePrivateFile } from './data-dir.ts';

export type DataLock = { ok: true; release: () => void } | { ok: false; sentence: string };

/**
 * Takes `<dataDir>/<program>.lock` until `release` or the end of the process; a second owner is refused in words.
 * Nobody may open the lock file otherwise: closing any handle on it would let the lock go (POSIX).
 */
export function lockDataDir(dataDir: string, program: 'kiosk' | 'house'): DataLock {
  const file = join(dataDir, `${program}.lock`);
  try {
    preparePrivateFile(file);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code;
    const sentence = `DATA_DIR: ${dataDir} cannot be used (${why}). Name a directory where this user may write.`;
    return { ok: false, sentence };
  }
  const database = new Database(file, { timeout: LOCK_WAIT_MS });
  try {
    database.exec('begin exclusive');
    held.add(database);
    const release = (): void => {
      held.delete(database);
      database.close();
    };
    return { ok: true, release };
  } catch (error) {
    database.close();
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) {
      throw new Error(`locking ${file}`, { cause: error });
    }
    return {
      ok: false,
      sentence: `Another ${program} already works in ${dataDir}. Stop it first, or set DATA_DIR to another directory.`,
    };
  }
}

/** A connection that nobody refers to is closed by the garbage collector, and its lock would go with it. */
const held = new Set<Database.Database>();

/** A restart may find its predecessor in its last breath. */
const LOCK_WAIT_MS = 500;
