// The denominator of coins: the same rows into the same tables, with the same durability, and nothing else — no rule, no check.
import { performance } from 'node:perf_hooks';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import type { CoinsSize } from './ledger-coins.ts';
import type { Place } from './place.ts';

type Rows = Readonly<{
  batch: unknown[];
  coins: unknown[][];
  transfer: unknown[];
  legs: unknown[][];
}>;

/** Coins a second of a bare store: one transaction for each turn of all kiosks, as the group commit would have it. */
export async function measureRawCoins(
  place: Place,
  { kiosks, batches, coins }: CoinsSize,
): Promise<number> {
  const turns = Array.from({ length: batches }, (_, batch) =>
    Array.from({ length: kiosks }, (__, kiosk) => rowsOf(kiosk, batch, coins)),
  );
  const write = place.kind === 'sqlite' ? await toSqlite(place) : await toPostgres(place);
  const startMs = performance.now();
  for (const turn of turns) await write.turn(turn);
  const tookMs = performance.now() - startMs;
  await write.end();
  return (kiosks * batches * coins * 1000) / tookMs;
}

function rowsOf(kiosk: number, batch: number, coins: number): Rows {
  const id = `${kiosk}-${batch}-018f0000-0000-7000-8000-00000000`;
  const hash = randomBytes(32).toString('hex');
  return {
    batch: [id, 1, batch, hash, randomBytes(coins * 40), hash, Date.now()],
    coins: Array.from({ length: coins }, (_, i) => [
      kiosk,
      batch * coins + i,
      kiosk,
      batch * coins + i,
      1_700_000_000_000 + i,
      'KRW',
      100,
      kiosk * 2 ** 24 + batch,
      0,
    ]),
    transfer: [`coins/${id}`, '1', Date.now(), 'x'.repeat(400 + coins * 67)],
    legs: [0, 1].map((line) => [
      `coins/${id}`,
      line,
      `${line} cash:kiosk:${id}`,
      'KRW',
      100 * coins,
    ]),
  };
}

async function toSqlite({ dataDir }: Place) {
  const database = new Database(join(dataDir, 'raw.db'));
  database.pragma('journal_mode = wal');
  database.pragma('synchronous = full');
  database.exec(TABLES.join(';'));
  const into = (table: string, width: number) =>
    database.prepare(`insert into ${table} values (${Array(width).fill('?').join(', ')})`);
  const [batch, coin, transfer, leg] = [
    into('batches', 7),
    into('coins', 9),
    into('transfers', 4),
    into('postings', 5),
  ];
  return {
    turn: database.transaction((turn: readonly Rows[]) => {
      for (const rows of turn) {
        batch.run(rows.batch);
        for (const one of rows.coins) coin.run(one);
        transfer.run(rows.transfer);
        for (const one of rows.legs) leg.run(one);
      }
    }),
    end: () => void database.close(),
  };
}

async function toPostgres({ address }: Place) {
  const client = new Client({ connectionString: address, pipeline: true });
  await client.connect();
  await client.query('create schema raw; set search_path to raw');
  await client.query(
    TABLES.join(';').replaceAll(' integer', ' bigint').replaceAll(' blob', ' bytea'),
  );
  const into = (table: string, types: string) => {
    const arrays = types.split(' ').map((type, i) => `$${i + 1}::${type}[]`);
    return `insert into ${table} select * from unnest(${arrays.join(', ')})`;
  };
  const insert = (name: string, text: string, rows: readonly unknown[][]) =>
    client.query({ name, text, values: rows[0]!.map((_, i) => rows.map((row) => row[i])) });
  return {
    turn: async (turn: readonly Rows[]) => {
      const all = [
        client.query('begin'),
        insert(
          'b',
          into('batches', 'text bigint bigint text bytea text bigint'),
          turn.map((one) => one.batch),
        ),
        insert(
          'c',
          into('coins', 'bigint bigint bigint bigint bigint text bigint bigint bigint'),
          turn.flatMap((one) => one.coins),
        ),
        insert(
          't',
          into('transfers', 'text text bigint text'),
          turn.map((one) => one.transfer),
        ),
        insert(
          'p',
          into('postings', 'text bigint text text bigint'),
          turn.flatMap((one) => one.legs),
        ),
        client.query('commit'),
      ];
      await Promise.all(all);
    },
    end: () => client.end(),
  };
}

const TABLES = [
  `create table batches (kiosk_id text, kiosk_epoch integer, batch_seq integer, batch_hash text, bytes blob,
     signature text, accepted_at_ms integer, primary key (kiosk_id, kiosk_epoch, batch_seq))`,
  `create table coins (counter integer, credit_seq integer, place integer, seq integer, at_ms integer, currency text,
     face_minor integer, deposit integer, fate integer, primary key (counter, credit_seq))`,
  `create index coins_of_deposit on coins (deposit)`,
  `create table transfers (id text primary key, template text, at_ms integer, document text)`,
  `create table postings (transfer_id text, line integer, account text, commodity text, amount_minor integer,
     primary key (transfer_id, line))`,
];
