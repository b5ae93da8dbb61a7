// Statements on a connection of their own beside the store, for rows in such numbers that no rule of the books makes them.
import Database from 'better-sqlite3';
import { Client } from 'pg';
import type { Place } from './place.ts';

type Value = string | number | Uint8Array;

/** SQL that both databases understand, with `?` for values, as in the store. */
export type Bulk = Readonly<{
  run(statement: string, ...values: readonly Value[]): Promise<void>;
  /** The same statement for each row of values. */
  rows(statement: string, rows: readonly (readonly Value[])[]): Promise<void>;
  end(): Promise<void>;
}>;

/** The connection does not wait for the disk: what it wrote is carried there at its `end`. */
export const openBulk = (place: Place): Promise<Bulk> =>
  place.kind === 'sqlite' ? onSqlite(place) : onPostgres(place);

async function onSqlite({ address }: Place): Promise<Bulk> {
  const database = new Database(address, { timeout: BUSY_WAIT_MS });
  database.pragma('synchronous = off');
  database.pragma('cache_size = -262144');
  const run = (statement: string, values: readonly Value[]): void =>
    void database.prepare(statement).run(...values);
  return {
    run: async (statement, ...values) => run(statement, values),
    rows: async (statement, rows) => {
      const prepared = database.prepare(statement);
      for (const values of rows) prepared.run(...values);
    },
    end: async () => {
      database.pragma('synchronous = full');
      database.pragma('wal_checkpoint(truncate)');
      database.close();
    },
  };
}

async function onPostgres({ address }: Place): Promise<Bulk> {
  const client = new Client({ connectionString: address });
  await client.connect();
  await client.query('set synchronous_commit = off');
  const ask = (statement: string, values: readonly Value[]) => {
    let n = 0;
    const text = statement.replace(' blob', ' bytea').replace(/\?/g, () => `$${(n += 1)}`);
    return client.query({ text, values: [...values] });
  };
  return {
    run: async (statement, ...values) => void (await ask(statement, values)),
    rows: async (statement, rows) => {
      for (let from = 0; from < rows.length; from += ROWS_TOGETHER) {
        const some = rows.slice(from, from + ROWS_TOGETHER);
        const [insert, row] = statement.split(' values ');
        await ask(`${insert} values ${some.map(() => row).join(', ')}`, some.flat());
      }
    },
    end: async () => {
      await client.query('checkpoint');
      await client.end();
    },
  };
}

const BUSY_WAIT_MS = 60_000;
const ROWS_TOGETHER = 1_000;
