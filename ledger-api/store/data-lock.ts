// Keeps a second program away from the data. The lock is held by the operating system: it goes with a killed process.
import Database from 'better-sqlite3';

export type DataLock = Readonly<{ release(): void }>;

/** Takes the lock at `path`, or answers `taken` at once when another process holds it. */
export function takeDataLock(path: string): DataLock | 'taken' {
  const database = new Database(path, { timeout: 0 });
  try {
    // A rollback journal, because in write-ahead mode an exclusive transaction still admits readers.
    database.pragma('journal_mode = delete');
    database.exec('begin exclusive');
    held.add(database);
    return {
      release: () => {
        held.delete(database);
        database.close();
      },
    };
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      return 'taken';
    }
    throw new Error(`taking the lock ${path}`, { cause: error });
  }
}

/** A connection that nobody refers to is closed by the garbage collector, and its lock would go with it. */
const held = new Set<Database.Database>();
