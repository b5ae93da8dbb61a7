import { readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { handMovedClock, systemClock } from '#drivers/clock.ts';
import { StoreUnavailable } from '#ledger/store/ledger-store.ts';
import type { CheckpointHearing } from '#ledger/store/sqlite/checkpoint-thread.ts';
import { checkpointsBeside } from '#ledger/store/sqlite/checkpoints.ts';
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

describe('while the last pages of the log are carried over', () => {
  /** A store whose threads do nothing by themselves: what they are asked is heard, what they say is said here. */
  function aSlowDisk() {
    const clock = handMovedClock();
    const path = temporaryPath('slow.db');
    const threads: { asked: string[]; say: CheckpointHearing['said']; isStopped: boolean }[] = [];
    const checkpoints = checkpointsBeside(path, clock, (_, { said }) => {
      const thread = { asked: [] as string[], say: said, isStopped: false };
      threads.push(thread);
      return {
        ask: (what) => void thread.asked.push(what),
        // It hangs in the disk: nobody learns that it has ended.
        stop: () => {
          thread.isStopped = true;
          return new Promise(() => {});
        },
      };
    });
    const store = openSqliteLedgerStore(path, undefined, checkpoints);
    onTestFinished(async () => {
      const closed = store.close();
      await clock.advance(5_000);
      await closed;
    });
    const events: string[] = [];
    return {
      store,
      clock,
      threads,
      events,
      write: (n: number) =>
        store
          .transact(({ access }) => access.spend('test', 'key', n))
          .then(
            () => events.push(`written ${n}`),
            (error: unknown) => events.push(`refused ${n} ${error instanceof StoreUnavailable}`),
          ),
      read: async () => {
        const found = await store.read(({ access }) => access.spentAfter('test', 'key', 0));
        events.push(`read ${found.join(' ')}`);
      },
    };
  }

  test('reads are answered, and writes come after it', async () => {
    const { store, threads, events, write, read } = aSlowDisk();
    await write(1);
    store.maintain();
    await write(2);
    threads[0]!.say('most is done');

    const written = write(3);
    await read();
    await read();
    threads[0]!.say('all is done');
    await written;

    expect(threads[0]!.asked).toEqual(['most', 'rest']);
    expect(events).toEqual(['written 1', 'written 2', 'read 1 2', 'read 1 2', 'written 3']);
  });

  test('a write waits for five seconds, is refused in words, and the next one goes on', async () => {
    const { store, clock, threads, events, write, read } = aSlowDisk();
    store.maintain();
    threads[0]!.say('most is done');
    const refused = write(1);
    await read();
    await clock.advance(4_999);
    events.push('five seconds');

    await clock.advance(1);
    await refused;
    await write(2);

    expect(events).toEqual(['read ', 'five seconds', 'refused 1 true', 'written 2']);
    expect(threads.map(({ isStopped }) => isStopped)).toEqual([true]);
    // The next checkpoint has a thread of its own, whatever the one that hung says in the end.
    store.maintain();
    threads[0]!.say('most is done');
    await write(3);
    expect(threads.map(({ asked }) => asked)).toEqual([['most', 'rest'], ['most']]);
    expect(events.at(-1)).toBe('written 3');
  });
});
