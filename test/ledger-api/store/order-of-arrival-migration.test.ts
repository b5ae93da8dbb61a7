// What was kept in the order of its keys is all there when it is kept in the order of its arrival, and lots know if they are open.
import Database from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

const MIGRATIONS = new URL('../../../ledger-api/store/migrations/sqlite/', import.meta.url);

const TABLES = [
  ['transfers', 'id'],
  ['postings', 'transfer_id, line'],
  ['given_answers', 'principal, key'],
  ['redemptions', 'shop_id, id'],
  ['wallet_entries', 'wallet_id, entry_number'],
  ['holds', 'id'],
  ['redemption_codes', 'wallet_id'],
] as const;

test('the rows of a database of before are the same afterwards, and refer to one another', async () => {
  const file = temporaryPath('ledger.db');
  const before = databaseOfShape(70, file);
  before.pragma('foreign_keys = on');
  before.exec(`
    insert into wallets (id, phone_index, phone_cipher, version, opened_at_ms)
    values ('w', x'01', x'02', 1, 5);
    insert into shops values ('s', 'Shop', 'active', null, null, null, 1, null, 5);
    insert into redemptions
    values ('s', 'p', 'k', 'w', 'o', 'captured', 9, 9, 0, 1, 1, 5, 60000, null);
    insert into transfers values ('t2', '13d', 6, '{}'), ('t1', '22', 5, '{}');
    insert into postings values ('t1', 0, 'a', 'PTS', 1), ('t1', 1, 'b', 'PTS', -1);
    insert into given_answers values ('s', 'k', 'h', 201, '{}'), ('r', 'k', 'h', 201, '{}');
    insert into wallet_entries values ('w', 1, 5, 'gift', null, null, null, 7);
    insert into lots values ('used', 'w', null, 5, 9, 7, 0, 0), ('left', 'w', null, 5, 9, 7, 1, 6);
    insert into redemption_codes values ('w', 'typed', 'scanned', 30000, 9), ('v', 't', 's', 1, 8);
    insert into holds values ('h', 'w', 'redemption', 'open', 7, 5, 9, '[]');
  `);
  const written = rowsOf(before);
  before.close();

  await openSqliteLedgerStore(file).close();

  const after = new Database(file);
  expect(rowsOf(after)).toEqual(written);
  const isOpen = after.prepare('select id, is_open from lots order by id').raw().all();
  expect(isOpen).toEqual([
    ['left', 1],
    ['used', 0],
  ]);
  expect(after.pragma('foreign_key_check')).toEqual([]);
  after.pragma('foreign_keys = on');
  expect(() => after.exec(`insert into postings values ('none', 0, 'a', 'PTS', 1)`)).toThrow(
    /FOREIGN KEY/,
  );
  after.close();
});

test('a row that names one that is not there stops the start, and nothing was changed', () => {
  const file = temporaryPath('ledger.db');
  const before = databaseOfShape(70, file);
  before.pragma('foreign_keys = off');
  before.exec(`insert into postings values ('none', 0, 'a', 'PTS', 1)`);
  before.close();

  expect(() => openSqliteLedgerStore(file)).toThrow(
    /from shape 70 to shape \d+: a row of "postings" names one of "transfers" that is not there\. Nothing was changed/,
  );

  const after = new Database(file);
  expect([after.pragma('user_version', { simple: true }), rowsOf(after)[1]]).toEqual([
    70,
    [expect.objectContaining({ transfer_id: 'none' })],
  ]);
  after.close();
});

/** What a program of that time left: every migration up to this number. */
function databaseOfShape(number: number, file: string): Database.Database {
  const database = new Database(file);
  for (const name of readdirSync(MIGRATIONS).toSorted()) {
    if (Number(name.slice(0, 3)) > number) break;
    database.exec(readFileSync(new URL(name, MIGRATIONS), 'utf8'));
  }
  database.pragma(`user_version = ${number}`);
  return database;
}

const rowsOf = (database: Database.Database) =>
  TABLES.map(([table, order]) =>
    database.prepare(`select * from ${table} order by ${order}`).all(),
  );
