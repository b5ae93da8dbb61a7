// Reads the books of an SQLite file beside a running ledger: read-only, without its lock, in one read transaction.
import Database from 'better-sqlite3';
import type { Reader, Row } from './reader.ts';

/** Opens the file for reading; throws a sentence when it is not there or not a database. */
export function openSqliteReader(file: string): Reader {
  const database = open(file);
  // The snapshot begins with the first read.
  database.exec('begin');
  database.prepare('select count(*) from sqlite_schema').get();
  return {
    async *rows(statement) {
      yield* database.prepare<[], Row>(statement).iterate();
    },
    close: async () => void database.close(),
  };
}

function open(file: string): Database.Database {
  try {
    const database = new Database(file, {
      readonly: true,
      fileMustExist: true,
      timeout: BUSY_WAIT_MS,
    });
    database.defaultSafeIntegers(true);
    database.pragma('schema_version');
    return database;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The books in ${file} cannot be read: ${why}.`, { cause: error });
  }
}

const BUSY_WAIT_MS = 5_000;
