// What money there is, as one digest of every table that says so: a refused call leaves it as it was.
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { Client } from 'pg';

export type Money = Readonly<{ digest(): Promise<string>; close(): Promise<void> }>;

/** Reads the ledger in this file beside whoever writes it. */
export function watchSqliteMoney(path: string): Money {
  const database = new Database(path, { readonly: true });
  const statements = TABLES.map((table) =>
    database.prepare(`select * from ${table} order by 1, 2`),
  );
  return {
    digest: async () => {
      const hash = createHash('sha256');
      database.transaction(() => {
        for (const statement of statements) {
          for (const row of statement.raw().safeIntegers().iterate()) {
            hash.update(`${(row as unknown[]).map(textOf).join('\u001F')}\n`);
          }
        }
      })();
      return hash.digest('hex');
    },
    close: async () => void database.close(),
  };
}

/** The same of a PostgreSQL database, which makes the digest itself. */
export async function watchPostgresMoney(url: string): Promise<Money> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const digests = TABLES.map(
    (table) => `(select md5(string_agg(t::text, E'\\n' order by t::text)) from ${table} t)`,
  );
  const statement = `select concat_ws(' ', ${digests.join(', ')}) as digest`;
  return {
    digest: async () => String((await client.query<{ digest: string }>(statement)).rows[0]!.digest),
    close: () => client.end(),
  };
}

const textOf = (value: unknown): string =>
  Buffer.isBuffer(value) ? value.toString('hex') : String(value);

const TABLES = [
  'balances',
  'postings',
  'lots',
  'holds',
  'coins',
  'deposits',
  'deposit_lines',
  'pickups',
  'redemptions',
  'withdrawals',
  'settlements',
  'bags',
  'shipments',
  'sales',
  'foreign_positions',
  'suspense_items',
] as const;
