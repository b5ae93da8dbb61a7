// What money there is, as one digest of every table that says so: a refused call leaves it as it was.
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';

export type Money = Readonly<{ digest(): string; close(): void }>;

/** Reads the ledger at `path` beside whoever writes it. */
export function watchMoney(path: string): Money {
  const database = new Database(path, { readonly: true });
  const statements = TABLES.map((table) =>
    database.prepare(`select * from ${table} order by 1, 2`),
  );
  return {
    digest: () => {
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
    close: () => database.close(),
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
