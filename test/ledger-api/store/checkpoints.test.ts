import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

/** How often the write-ahead log has begun anew; it stands in its header. */
const beginningsOf = (path: string): number => readFileSync(`${path}-wal`).readUInt32BE(12);

test('the write-ahead log begins anew while somebody writes all the time', async () => {
  const path = temporaryPath('log.db');
  const store = openSqliteLedgerStore(path);
  onTestFinished(() => store.close());
  const write = (n: number) => store.transact(({ access }) => access.spend('test', `key ${n}`, n));
  await write(0);
  const before = beginningsOf(path);
  let written = 1;

  while (beginningsOf(path) < before + 2) {
    store.maintain();
    await write((written += 1));
    await systemClock.sleep(1);
  }

  const last = await store.read(({ access }) => access.spentAfter('test', `key ${written}`, 0));
  expect(last).toEqual([written]);
});

test('a store that is closed in the middle of a checkpoint has kept what was written', async () => {
  const path = temporaryPath('closed.db');
  const store = openSqliteLedgerStore(path);
  store.maintain();
  const written = store.transact(({ access }) => access.spend('test', 'key', 5));

  await Promise.all([written, store.close()]);

  const again = openSqliteLedgerStore(path);
  onTestFinished(() => again.close());
  expect(await again.read(({ access }) => access.spentAfter('test', 'key', 0))).toEqual([5]);
});
