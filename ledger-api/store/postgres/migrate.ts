// Brings a PostgreSQL database to the shape this program knows: numbered files, forward only, under a lock.
import { readdirSync, readFileSync } from 'node:fs';
import type { Client } from 'pg';
import { translateMigration } from './translate-migration.ts';

/** Applies what is missing, whole or not at all. Throws in words when the database is newer than the program. */
export async function migrate(client: Client): Promise<void> {
  await makeShapeTable(client);
  await client.query('begin');
  try {
    // Held to the end, so that two programs that start at once do not both begin to migrate.
    await client.query('lock table shape in access exclusive mode');
    const { rows } = await client.query<{ number: string }>('select number from shape');
    const applied = new Set(rows.map((row) => Number(row.number)));
    const migrations = readMigrations();
    const newest = Math.max(0, ...applied);
    const known = Math.max(...migrations.keys());
    if (newest > known) {
      throw new Error(
        `The database has shape ${newest}, this program knows shapes up to ${known}. ` +
          'Nothing was changed; start the newer program.',
      );
    }
    for (const number of [...migrations.keys()].toSorted((a, b) => a - b)) {
      if (applied.has(number)) continue;
      await client.query(migrations.get(number)!);
      await client.query('insert into shape (number) values ($1)', [number]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Two who make it at once may both find it missing; then one of them fails, and finds it the next time. */
async function makeShapeTable(client: Client): Promise<void> {
  const make = () =>
    client.query('create table if not exists shape (number bigint not null primary key)');
  try {
    await make();
  } catch {
    await make();
  }
}

/** Every migration by its number: as it is written for PostgreSQL, or else translated from SQLite. */
function readMigrations(): ReadonlyMap<number, string> {
  const own = new Map(filesOf(POSTGRES));
  const others = filesOf(SQLITE).filter(([number]) => !own.has(number));
  return new Map([
    ...others.map(([number, text]) => [number, translateMigration(text)] as const),
    ...own,
  ]);
}

const filesOf = (directory: URL): (readonly [number, string])[] =>
  readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => [Number(name.slice(0, 3)), readFileSync(new URL(name, directory), 'utf8')]);

const SQLITE = new URL('../migrations/sqlite/', import.meta.url);
const POSTGRES = new URL('../migrations/postgres/', import.meta.url);
