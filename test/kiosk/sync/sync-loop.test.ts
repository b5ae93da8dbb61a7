import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handMovedClock, type HandMovedClock } from '#drivers/clock.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import type { KioskStore, StoredBatch } from '#kiosk/store/kiosk-store.ts';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';
import type { BatchReply } from '#kiosk/sync/ledger-client.ts';
import { serverClock } from '#kiosk/sync/server-clock.ts';
import { startSync, type SyncLoop, type SyncState } from '#kiosk/sync/sync-loop.ts';
import { aCoin, anEnrolment, kioskKey } from '../../support/kiosk-records.ts';

describe('the sync loop', () => {
  let clock: HandMovedClock;
  let store: KioskStore;
  let house: AbortController;
  let loop: SyncLoop;
  /** What the ledger answers next; without one it accepts. */
  let replies: BatchReply[];
  let sent: { batchSeq: number; atMs: number; batch: StoredBatch }[];
  let states: SyncState[];
  let isHurried: boolean;
  let startMs: number;
  let coins: number;

  beforeEach(() => {
    clock = handMovedClock();
    store = memoryKioskStore();
    store.enrol(anEnrolment());
    house = new AbortController();
    [replies, sent, states, isHurried, coins] = [[], [], [], false, 0];
    startMs = clock.monotonicMs();
  });
  afterEach(async () => {
    house.abort();
    await loop.done;
  });

  const start = (): void => {
    loop = startSync({
      store,
      clock,
      serverClock: serverClock(clock),
      entropy: seededEntropy(1),
      key: kioskKey,
      enrolment: anEnrolment(),
      log: () => {},
      signal: house.signal,
      isHurried: () => isHurried,
      stateChanged: (state) => void states.push(state),
      replied: () => {},
      client: {
        sendBatch: async (batch) => {
          sent.push({ batchSeq: batch.batchSeq, atMs: clock.monotonicMs() - startMs, batch });
          return replies.shift() ?? { kind: 'accepted', acceptedThrough: batch.batchSeq };
        },
      },
    });
  };
  const drop = (count = 1): void => {
    for (let i = 0; i < count; i += 1) {
      coins += 1;
      store.commit({ atMs: clock.nowMs(), records: [aCoin(coins)] });
    }
    loop?.nudge();
  };
  const sentAt = (): [number, number][] => sent.map(({ batchSeq, atMs }) => [batchSeq, atMs]);
  const unreachable: BatchReply = { kind: 'unreachable', reason: 'ECONNREFUSED' };

  test('sends a coin at once while a depositor waits, and at most ten batches a second', async () => {
    isHurried = true;
    start();
    await clock.advance(500);
    for (let i = 0; i < 20; i += 1) {
      drop();
      await clock.advance(25);
    }

    expect(sentAt()).toEqual([
      [1, 500],
      [2, 600],
      [3, 700],
      [4, 800],
      [5, 900],
      [6, 1_000],
    ]);
    expect(store.outbox()).toMatchObject({ unsentRecords: 0, acceptedThrough: 6 });
  });

  test('takes a few seconds when nobody waits, and then everything together', async () => {
    start();
    await clock.advance(100);
    drop(3);
    await clock.advance(2_800);
    const before = sentAt();
    await clock.advance(200);

    expect(before).toEqual([]);
    expect(sentAt()).toEqual([[1, 3_000]]);
    expect(states.at(-1)).toEqual({ state: 'idle' });
  });

  test('catches up with a long outbox without resting, one batch at a time', async () => {
    start();
    store.commit({
      atMs: 0,
      records: Array.from({ length: 3_500 }, () => ({ kind: 'note', body: {} })),
    });
    await clock.advance(4_000);

    expect(sentAt()).toEqual([
      [1, 3_000],
      [2, 3_100],
      [3, 3_200],
      [4, 3_300],
    ]);
  });

  test('waits longer after each failure, never above a minute, and says so', async () => {
    start();
    drop();
    replies = Array.from({ length: 16 }, () => unreachable);
    await clock.advance(15 * 60_000);
    const waits = sent.slice(1).map(({ atMs }, i) => atMs - sent[i]!.atMs);

    for (const [i, waitMs] of waits.slice(0, 16).entries()) {
      const fullMs = Math.min(500 * 2 ** i, 60_000);
      expect(waitMs).toBeGreaterThanOrEqual(fullMs / 2);
      expect(waitMs).toBeLessThanOrEqual(fullMs);
    }
    expect(waits).toHaveLength(16);
    expect(states.find(({ state }) => state === 'backing-off')).toMatchObject({
      batchSeq: 1,
      attempt: 1,
      reason: 'ECONNREFUSED',
    });
    expect(new Set(sent.map(({ batch }) => batch.batchHash)).size).toBe(1);
    expect(store.outbox().unsentRecords).toBe(0);
  });

  test('tries at once when the ledger was heard of elsewhere', async () => {
    start();
    drop();
    replies = Array.from({ length: 10 }, () => unreachable);
    await clock.advance(100_000);
    const before = sent.length;
    replies = [];
    loop.retryNow();
    await clock.advance(0);

    expect(sent).toHaveLength(before + 1);
    expect(store.outbox().acceptedThrough).toBe(1);
  });

  test('sends the same bytes again after the clock was corrected, without waiting', async () => {
    start();
    drop();
    replies = [{ kind: 'clock-corrected' }];
    await clock.advance(3_000);

    expect(sentAt()).toEqual([
      [1, 3_000],
      [1, 3_000],
    ]);
    expect(sent[0]!.batch).toEqual(sent[1]!.batch);
  });

  test('does not run in circles with a ledger that always finds the clock wrong', async () => {
    start();
    drop();
    replies = Array.from({ length: 100 }, () => ({ kind: 'clock-corrected' as const }));
    await clock.advance(10_000);

    expect(sent.length).toBeLessThan(12);
  });

  test('goes back to what the ledger lost, with the stored bytes', async () => {
    start();
    for (let i = 0; i < 3; i += 1) {
      drop();
      await clock.advance(3_200);
    }
    drop();
    replies = [{ kind: 'gap', expected: 2 }];
    await clock.advance(3_500);

    expect(sent.map(({ batchSeq }) => batchSeq)).toEqual([1, 2, 3, 4, 2, 3, 4]);
    expect(sent.slice(4).map(({ batch }) => batch)).toEqual(
      sent.slice(1, 4).map(({ batch }) => batch),
    );
    expect(store.outbox()).toMatchObject({ acceptedThrough: 4, unsentRecords: 0 });
  });

  test('says that it cannot help a ledger that asks for what is no longer kept', async () => {
    start();
    for (let i = 0; i < 3; i += 1) {
      drop();
      await clock.advance(3_200);
    }
    store.forgetAcknowledged(clock.nowMs() + 1);
    drop();
    replies = [{ kind: 'gap', expected: 1 }];
    await clock.advance(3_000);

    expect(states.at(-1)).toMatchObject({
      reason: 'the ledger asks for a batch that is no longer kept',
    });
  });

  test('keeps what the ledger holds aside, sends the next batches on, and asks again until it is released', async () => {
    isHurried = true;
    start();
    replies = Array.from({ length: 3 }, () => ({ kind: 'held' as const, acceptedThrough: 0 }));
    drop();
    await clock.advance(200);
    drop();
    await clock.advance(200);
    const whileHeld = store.outbox();
    await clock.advance(60_000);
    const askedAgain = sent.map(({ batchSeq }) => batchSeq);
    replies = [{ kind: 'accepted', acceptedThrough: 2 }];
    await clock.advance(60_200);

    expect(whileHeld).toMatchObject({ acceptedThrough: 0, unsentRecords: 2 });
    expect(askedAgain).toEqual([1, 2, 1]);
    expect(store.outbox()).toMatchObject({ acceptedThrough: 2, unsentRecords: 0 });
  });

  test('goes on when the store was in doubt for a while', async () => {
    const failing = memoryKioskStore();
    failing.enrol(anEnrolment());
    let isBroken = true;
    store = {
      ...failing,
      addBatch: (batch) => {
        if (isBroken) throw new Error('disk full');
        failing.addBatch(batch);
      },
    };
    start();
    drop();
    await clock.advance(10_000);
    const before = sent.length;
    isBroken = false;
    await clock.advance(1_000);

    expect([before, sent.length]).toEqual([0, 1]);
  });

  test('ends with the house, also in the middle of a wait', async () => {
    start();
    drop();
    replies = [unreachable];
    await clock.advance(3_000);
    house.abort();

    await expect(loop.done).resolves.toBeUndefined();
  });
});
