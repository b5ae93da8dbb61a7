// Coins that were written before they had numbers are the same coins afterwards.
import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';
import { vaultWorld } from '../../support/vault-world.ts';

const migration = (name: string): string =>
  readFileSync(
    new URL(`../../../ledger-api/store/migrations/sqlite/${name}.sql`, import.meta.url),
    'utf8',
  );

test('coins keep who counted them, where they fell and whose they are', async () => {
  const file = temporaryPath('ledger.db');
  const world = await vaultWorld(openSqliteLedgerStore(file));
  await world.pour(['KR500A', 'US025A']);
  await world.pour(['KR100A', 'JP100A'], null);
  await world.pour(['KR100A']);
  await world.store.close();
  const database = new Database(file);
  database.pragma('foreign_keys = off');
  const coins = () => database.prepare('select * from coins order by kiosk_id, seq').all();
  const written = coins();
  const [oldTable] = /create table coins \([^;]+;/.exec(migration('003-deposits'))!;
  database.exec(`create table kept as select * from coins;
    drop view coins; drop table coin_records; drop table deposit_numbers; drop table coin_places;
    drop table acceptor_counters; ${oldTable} insert into coins select * from kept;`);

  database.exec(migration('060-coins-by-number'));

  expect(coins()).toEqual(written);
  expect(written).toHaveLength(5);
  database.close();
});
