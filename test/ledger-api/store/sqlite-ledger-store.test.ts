import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test, vi } from 'vitest';
import { takeDataLock } from '#ledger/store/data-lock.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

describe('the ledger database', () => {
  test('still knows after a restart what was acknowledged', async () => {
    const path = temporaryPath('ledger.db');
    const first = openSqliteLedgerStore(path);
    await first.transact((books) => books.paperwork.saveFact('colour', 'green'));
    await first.close();

    const second = openSqliteLedgerStore(path);

    expect(await second.read((books) => books.paperwork.fact('colour'))).toBe('green');
    await second.close();
  });

  test('has everything on the disk when a commit is acknowledged', async () => {
    const path = temporaryPath('ledger.db');
    const copy = temporaryPath('copy.db');
    const store = openSqliteLedgerStore(path);
    await store.transact((books) => books.paperwork.saveFact('colour', 'green'));

    // What a killed process would leave behind.
    copyFileSync(path, copy);
    copyFileSync(`${path}-wal`, `${copy}-wal`);
    const revived = openSqliteLedgerStore(copy);

    expect(await revived.read((books) => books.paperwork.fact('colour'))).toBe('green');
    await revived.close();
    await store.close();
  });

  test('moves the write-ahead log into the database when it is maintained', async () => {
    const path = temporaryPath('ledger.db');
    const store = openSqliteLedgerStore(path);
    await store.transact((books) => books.paperwork.saveFact('colour', 'chartreuse'));
    const before = readFileSync(path).includes('chartreuse');

    store.maintain();

    expect(before).toBe(false);
    await vi.waitFor(() => expect(readFileSync(path).includes('chartreuse')).toBe(true), 10_000);
    await store.close();
  });

  test('newer than the program is refused in words and left alone', async () => {
    const path = temporaryPath('ledger.db');
    await openSqliteLedgerStore(path).close();
    const database = new Database(path);
    database.pragma('user_version = 999');
    database.close();

    expect(() => openSqliteLedgerStore(path)).toThrow(
      /has shape 999, this program knows shapes up to \d+\. Nothing was changed/,
    );
  });

  test('that is damaged is not served', async () => {
    const path = temporaryPath('ledger.db');
    await openSqliteLedgerStore(path).close();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096 * 3, 4096 * 5);
    writeFileSync(path, bytes);

    expect(() => openSqliteLedgerStore(path)).toThrow(/damaged|malformed/);
  });

  test('that is damaged and large is found beside the work, and then not served', async () => {
    const path = temporaryPath('ledger.db');
    const first = openSqliteLedgerStore(path);
    for (let i = 0; i < 50; i++) {
      await first.transact((books) => books.paperwork.saveFact(`fact ${i}`, 'x'.repeat(2_000)));
    }
    await first.close();
    const bytes = readFileSync(path);
    // The last page that is a leaf of a table without row ids (type 10) gets a type that there is not.
    const pages = Array.from({ length: bytes.length / 4096 }, (_, page) => page * 4096);
    bytes[pages.findLast((at) => bytes[at] === 10)!] = 0x5a;
    writeFileSync(path, bytes);

    const store = openSqliteLedgerStore(path, 0);
    const look = () => store.read((books) => books.paperwork.fact('fact 1'));

    await vi.waitFor(() => expect(look()).rejects.toThrow(/database is damaged .*Restore/), 10_000);
    await expect(store.transact(async () => 1)).rejects.toThrow(/database is damaged/);
    await store.close();
  });

  test('that is sound and large stays served', async () => {
    const path = temporaryPath('ledger.db');
    await openSqliteLedgerStore(path).close();

    const store = openSqliteLedgerStore(path, 0);
    await store.transact((books) => books.paperwork.saveFact('colour', 'green'));

    expect(await store.read((books) => books.paperwork.fact('colour'))).toBe('green');
    await store.close();
  });

  test('comes through two starts at once with one shape', async () => {
    const path = temporaryPath('ledger.db');
    const stores = [openSqliteLedgerStore(path), openSqliteLedgerStore(path)];

    await stores[0]!.transact((books) => books.paperwork.saveFact('colour', 'green'));

    expect(await stores[1]!.read((books) => books.paperwork.fact('colour'))).toBe('green');
    await Promise.all(stores.map((store) => store.close()));
  });
});

describe('the data lock', () => {
  test('has one owner at a time', () => {
    const path = temporaryPath('ledger.lock');
    const first = takeDataLock(path);
    const second = takeDataLock(path);
    if (first !== 'taken') first.release();
    const third = takeDataLock(path);

    expect(second).toBe('taken');
    expect(third).not.toBe('taken');
    if (third !== 'taken') third.release();
  });
});
