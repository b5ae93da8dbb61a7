// Brings a database to the shape this program knows: numbered files, forward only, under a lock.
import { readdirSync, readFileSync } from 'node:fs';
import type { Connection } from './connection.ts';
import { asNumber } from '../sql/values.ts';

const MIGRATIONS = new URL('../migrations/sqlite/', import.meta.url);

/** Applies what is missing, whole or not at all. Throws in words when the database is newer than the program. */
export function migrate(connection: Connection): void {
  // A table that is made anew is dropped for a moment, with others referring to it. It has no effect inside a transaction.
  connection.pragma('foreign_keys = off');
  try {
    applyMissing(connection);
  } finally {
    connection.pragma('foreign_keys = on');
  }
}

function applyMissing(connection: Connection): void {
  // Taken before the version is read, so that two programs cannot both begin to migrate.
  connection.script('begin exclusive');
  try {
    const stored = asNumber(connection.pragma('user_version'));
    const files = readdirSync(MIGRATIONS)
      .filter((name) => name.endsWith('.sql'))
      .sort();
    const known = Number(files.at(-1)?.slice(0, 3));
    if (stored > known) {
      throw new Error(
        `The database has shape ${stored}, this program knows shapes up to ${known}. ` +
          'Nothing was changed; start the newer program.',
      );
    }
    for (const file of files.filter((name) => Number(name.slice(0, 3)) > stored)) {
      connection.script(readFileSync(new URL(file, MIGRATIONS), 'utf8'));
    }
    connection.script(`pragma user_version = ${known}`);
    connection.script('commit');
  } catch (error) {
    if (connection.isInTransaction) connection.script('rollback');
    throw error;
  }
}
