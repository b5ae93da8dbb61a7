// The denominator of payments: the minimal transfer — one row, two legs, one balance — on the same database with the same durability.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import type { Place } from './place.ts';

/** Transfers a second: on SQLite one transaction for 64 of them, on PostgreSQL one round trip of each of 8 clients. */
export function measureRawPayments(place: Place, count: number): Promise<number> {
  return place.kind === 'sqlite' ? onSqlite(place, count) : onPostgres(place, count);
}

async function onSqlite({ dataDir }: Place, count: number): Promise<number> {
  const database = new Database(join(dataDir, 'raw.db'));
  database.pragma('journal_mode = wal');
  database.pragma('synchronous = full');
  database.exec(TABLES.join(';'));
  const [transfer, leg, balance] = [TRANSFER, LEGS, BALANCE].map((one) =>
    database.prepare(one.replace(/\$\d/g, '?')),
  );
  const turn = database.transaction((from: number) => {
    for (let n = from; n < from + TOGETHER; n++) {
      transfer!.run(`t${n}`, DOCUMENT);
      leg!.run(`t${n}`, `shop ${n % 50}`, `t${n}`, `wallet ${n}`);
      balance!.run(`wallet ${n}`);
    }
  });
  const startMs = performance.now();
  for (let n = 0; n < count; n += TOGETHER) turn(n);
  const tookMs = performance.now() - startMs;
  database.close();
  return (count * 1000) / tookMs;
}

async function onPostgres({ address }: Place, count: number): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const client = new Client({ connectionString: address });
      await client.connect();
      await client.query('set search_path to raw');
      return client;
    }),
  );
  await clients[0]!.query(`create schema raw; set search_path to raw; ${TABLES.join(';')}`);
  const startMs = performance.now();
  await Promise.all(
    clients.map(async (client, lane) => {
      for (let n = lane; n < count; n += CLIENTS) {
        const values = [`t${n}`, DOCUMENT, `shop ${n % 50}`, `wallet ${n}`];
        await client.query({ name: 'minimal', text: ALL_IN_ONE, values });
      }
    }),
  );
  const tookMs = performance.now() - startMs;
  await Promise.all(clients.map((client) => client.end()));
  return (count * 1000) / tookMs;
}

const TABLES = [
  'create table transfers (id text primary key, document text)',
  'create table legs (id text, line integer, account text, amount integer, primary key (id, line))',
  'create table balances (account text primary key, balance integer)',
];
const TRANSFER = 'insert into transfers values ($1, $2)';
const LEGS = 'insert into legs values ($1, 0, $3, 100), ($1, 1, $4, -100)';
const BALANCE =
  'insert into balances values ($1, 100) on conflict (account) do update set balance = balances.balance + 100';
const ALL_IN_ONE = `
  with t as (${TRANSFER} returning id),
       l as (insert into legs select id, 0, $3, 100 from t union all select id, 1, $4, -100 from t)
  ${BALANCE.replace('$1', '$4')}`;
const DOCUMENT = 'x'.repeat(600);
const TOGETHER = 64;
const CLIENTS = 8;
