// Another program writes to the kiosk's database: the kiosk does not stand still for it, and loses nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, StoreUnusable } from '#kiosk/store/sqlite-database.ts';
import { openSqliteKioskStore } from '#kiosk/store/sqlite-kiosk-store.ts';
import { ACCEPTOR, aCoin, aPosition, AT_MS } from '../../support/kiosk-records.ts';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kiosk-'));
  file = join(dir, 'data', 'kiosk.db');
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Another program in the middle of a transaction, until it lets go. */
function anotherWriter(): () => void {
  const database = new Database(file);
  database.exec('begin immediate');
  return () => void database.close();
}

describe('a kiosk store that another program is writing to', () => {
  test('is waited for at most 50 ms once it is open, however patient its opening was', () => {
    const database = openDatabase(file, 1_234);

    const waitMs = database.pragma('busy_timeout', { simple: true });
    database.close();

    expect(waitMs).toBe(50);
  });

  test('refuses, does not open again before the other has let go, and then stores the same report', () => {
    const store = openSqliteKioskStore(file);
    const letGo = anotherWriter();
    const commit = () => store.commit({ atMs: AT_MS, records: [aCoin(1)], position: aPosition(1) });

    expect(commit).toThrow('storing journal records');
    expect(() => store.reopen()).toThrow(StoreUnusable);
    expect(() => store.lastPosition(ACCEPTOR)).toThrow('in doubt');
    letGo();
    store.reopen();
    const stored = commit();
    store.close();

    expect(stored).toMatchObject({ records: [{ seq: 1 }], repeatedCredits: 0 });
  });

  test('says in a sentence at the start what keeps it from starting', () => {
    openSqliteKioskStore(file).close();
    const letGo = anotherWriter();

    expect(() => openSqliteKioskStore(file, 20)).toThrow(
      /^Another program holds the kiosk database .*kiosk\.db and did not let go within 20 ms\. Coins stay closed; close that program\.$/,
    );
    letGo();
  });
});
