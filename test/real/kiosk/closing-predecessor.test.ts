// A start beside a program that is just about to let go of the kiosk's database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { openSqliteKioskStore } from '#kiosk/store/sqlite-kiosk-store.ts';

const HOLDS_FOR_MS = 300;

test('a store starts beside a writer that lets go soon, and is whole', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'kiosk-'));
  const file = join(dir, 'data', 'kiosk.db');
  openSqliteKioskStore(file).close();
  const writer = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
    const database = new (require('better-sqlite3'))(workerData);
    database.exec('begin immediate');
    parentPort.postMessage('holds it');
    setTimeout(() => database.close(), ${HOLDS_FOR_MS});`,
    { eval: true, workerData: file },
  );
  const ended = new Promise((done) => writer.once('exit', done));
  await new Promise((done) => writer.once('message', done));

  const store = openSqliteKioskStore(file);
  const outbox = store.outbox();
  store.close();
  await ended;
  rmSync(dir, { recursive: true });

  expect(outbox).toMatchObject({ unsentRecords: 0 });
});
