import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockDataDir } from '#kiosk/store/data-lock.ts';
import { openSqliteKioskStore } from '#kiosk/store/sqlite-kiosk-store.ts';
import { openDatabase, StoreUnusable } from '#kiosk/store/sqlite-database.ts';
import { ACCEPTOR, aCoin, aPosition, AT_MS } from '../../support/kiosk-records.ts';

let dir: string;
let file: string;
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'kiosk-')), 'data');
  file = join(dir, 'kiosk.db');
});
afterEach(() => rmSync(join(dir, '..'), { recursive: true }));

/** Changes the database behind the store's back. */
const alter = (sql: string): void => {
  const database = new Database(file);
  database.exec(sql);
  database.close();
};

describe('the SQLite kiosk store', () => {
  test('opens in WAL mode with every commit synchronised, in a directory of its owner alone', () => {
    const database = openDatabase(file);

    const pragmas = ['journal_mode', 'synchronous', 'fullfsync', 'foreign_keys'].map((name) =>
      database.pragma(name, { simple: true }),
    );
    const modes = [dir, file, `${file}-wal`].map((path) =>
      (statSync(path).mode & 0o777).toString(8),
    );
    database.close();

    expect(pragmas).toEqual(['wal', 2, 1, 1]);
    expect(modes).toEqual(['700', '600', '600']);
  });

  test('continues after a restart where it stood', () => {
    const before = openSqliteKioskStore(file);
    before.commit({ atMs: AT_MS, records: [aCoin(1)], position: aPosition(1) });
    before.close();

    const after = openSqliteKioskStore(file);
    const answer = after.commit({ atMs: AT_MS, records: [aCoin(1), aCoin(2)] });
    const position = after.lastPosition(ACCEPTOR);
    after.close();

    expect(answer).toMatchObject({ records: [{ seq: 2 }], repeatedCredits: 1 });
    expect(position).toEqual(aPosition(1));
  });

  test('keeps a credit sequence that needs 64 bits', () => {
    const creditSeq = 2n ** 62n + 1n;
    const store = openSqliteKioskStore(file);
    const coin = aCoin(0, { creditSeq: String(creditSeq) });

    store.commit({ atMs: AT_MS, records: [coin], position: aPosition(1, { creditSeq }) });
    const again = store.commit({ atMs: AT_MS, records: [coin] });
    const position = store.lastPosition(ACCEPTOR);
    store.close();

    expect(again.repeatedCredits).toBe(1);
    expect(position?.creditSeq).toBe(creditSeq);
  });

  test('is in doubt after a failed write, refuses everything, and goes on after it was reopened', () => {
    const store = openSqliteKioskStore(file);
    store.commit({ atMs: AT_MS, records: [aCoin(1)], position: aPosition(1) });
    alter('alter table acceptor_position rename to away');

    expect(() =>
      store.commit({ atMs: AT_MS, records: [aCoin(2)], position: aPosition(2) }),
    ).toThrow('storing journal records');
    expect(() => store.outbox()).toThrow('in doubt');
    alter('alter table away rename to acceptor_position');
    expect(() => store.commit({ atMs: AT_MS, records: [aCoin(2)] })).toThrow('in doubt');
    store.reopen();

    expect(store.lastPosition(ACCEPTOR)).toEqual(aPosition(1));
    expect(store.commit({ atMs: AT_MS, records: [aCoin(1), aCoin(2)] })).toMatchObject({
      records: [{ seq: 2 }],
      repeatedCredits: 1,
    });
    store.close();
  });

  test('refuses a database of a newer program in a sentence', () => {
    openSqliteKioskStore(file).close();
    alter('pragma user_version = 999');

    expect(() => openSqliteKioskStore(file)).toThrow(/written by a newer program \(version 999/);
  });

  test('refuses a file that is no database in a sentence', () => {
    openSqliteKioskStore(file).close();
    writeFileSync(file, 'this is not a database, whatever its name says'.repeat(100));

    expect(() => openSqliteKioskStore(file)).toThrow(StoreUnusable);
  });

  test('notices a flipped bit in a record at the start, before it could be signed', () => {
    const store = openSqliteKioskStore(file);
    store.commit({ atMs: AT_MS, records: [aCoin(1, { faceMinor: '500' })] });
    store.close();
    const bytes = readFileSync(file);
    bytes[bytes.indexOf('"faceMinor":"500"') + 13] = '9'.charCodeAt(0);
    writeFileSync(file, bytes);

    expect(() => openSqliteKioskStore(file)).toThrow('Record 0/1 of the kiosk journal is damaged');
  });

  test('moves the write-ahead log into the database when asked', () => {
    const store = openSqliteKioskStore(file);
    const emptyBytes = statSync(file).size;
    store.commit({ atMs: AT_MS, records: Array.from({ length: 200 }, (_, i) => aCoin(i + 1)) });
    const waitingBytes = statSync(file).size;

    store.checkpoint();

    expect(waitingBytes).toBe(emptyBytes);
    expect(statSync(file).size).toBeGreaterThan(emptyBytes);
    store.close();
  });
});

describe('the lock on a data directory', () => {
  test('refuses a second owner in words, and lets the next one in after release', () => {
    const first = lockDataDir(dir, 'kiosk');
    const second = lockDataDir(dir, 'kiosk');
    const other = lockDataDir(dir, 'house');
    if (first.ok) first.release();
    const third = lockDataDir(dir, 'kiosk');

    expect(second).toEqual({
      ok: false,
      sentence: `Another kiosk already works in ${dir}. Stop it first, or set DATA_DIR to another directory.`,
    });
    expect([first.ok, other.ok, third.ok]).toEqual([true, true, true]);
    for (const lock of [other, third]) if (lock.ok) lock.release();
  });
});
