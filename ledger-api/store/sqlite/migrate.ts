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
    const missing = files.filter((name) => Number(name.slice(0, 3)) > stored);
    for (const file of missing) {
      connection.script(readFileSync(new URL(file, MIGRATIONS), 'utf8'));
    }
    if (missing.length > 0) refuseLooseEnds(connection, stored, known);
    connection.script(`pragma user_version = ${known}`);
    connection.script('commit');
  } catch (error) {
    if (connection.isInTransaction) connection.script('rollback');
    throw error;
  }
}

/** What was not looked at while tables were made anew: that every row still finds those it names. */
function refuseLooseEnds(connection: Connection, stored: number, known: number): void {
  const found = connection.one(LOOSE_END);
  if (!found) return;
  throw new Error(
    `The database cannot come from shape ${stored} to shape ${known}: a row of "${String(found.child)}" names ` +
      `one of "${String(found.parent)}" that is not there. Nothing was changed; have the data looked at first.`,
  );
}

const LOOSE_END = `select "table" as child, parent from pragma_foreign_key_check limit 1`;
