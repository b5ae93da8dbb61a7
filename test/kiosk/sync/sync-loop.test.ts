import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';
import type { BatchReply } from '#kiosk/sync/ledger-client.ts';
import { anEnrolment } from '../../support/kiosk-records.ts';
import { type SyncUnderTest, syncUnderTest } from '../../support/sync-under-test.ts';

const unreachable: BatchReply = { kind: 'unreachable', reason: 'ECONNREFUSED' };

describe('the sync loop', () => {
  let sync: SyncUnderTest;
  beforeEach(() => {
    sync = syncUnderTest();
  });
  afterEach(() => sync.stop());

  test('sends a coin at once while a depositor waits, and at most ten batches a second', async () => {
    sync.isHurried = true;
    sync.start();
    await sync.clock.advance(500);
    for (let i = 0; i < 20; i += 1) {
      sync.drop();
      await sync.clock.advance(25);
    }

    expect(sync.sentAt()).toEqual([
      [1, 500],
      [2, 600],
      [3, 700],
      [4, 800],
      [5, 900],
      [6, 1_000],
    ]);
    expect(sync.store.outbox()).toMatchObject({ unsentRecords: 0, acceptedThrough: 6 });
  });

  test('takes a few seconds when nobody waits, and then everything together', async () => {
    sync.start();
    await sync.clock.advance(100);
    sync.drop(3);
    await sync.clock.advance(2_800);
    const before = sync.sentAt();
    await sync.clock.advance(200);

    expect(before).toEqual([]);
    expect(sync.sentAt()).toEqual([[1, 3_000]]);
    expect(sync.states.at(-1)).toEqual({ state: 'idle' });
  });

  test('catches up with a long outbox without resting, one batch at a time', async () => {
    sync.start();
    sync.store.commit({
      atMs: 0,
      records: Array.from({ length: 3_500 }, () => ({ kind: 'note', body: {} })),
    });
    await sync.clock.advance(4_000);

    expect(sync.sentAt()).toEqual([
      [1, 3_000],
      [2, 3_100],
      [3, 3_200],
      [4, 3_300],
    ]);
  });

  test('waits longer after each failure, never above a minute, and says so', async () => {
    sync.start();
    sync.drop();
    sync.replies = Array.from({ length: 16 }, () => unreachable);
    await sync.clock.advance(15 * 60_000);
    const waits = sync.sent.slice(1).map(({ atMs }, i) => atMs - sync.sent[i]!.atMs);

    for (const [i, waitMs] of waits.slice(0, 16).entries()) {
      const fullMs = Math.min(500 * 2 ** i, 60_000);
      expect(waitMs).toBeGreaterThanOrEqual(fullMs / 2);
      expect(waitMs).toBeLessThanOrEqual(fullMs);
    }
    expect(waits).toHaveLength(16);
    expect(sync.states.find(({ state }) => state === 'backing-off')).toMatchObject({
      batchSeq: 1,
      attempt: 1,
      reason: 'ECONNREFUSED',
    });
    expect(new Set(sync.sent.map(({ batch }) => batch.batchHash)).size).toBe(1);
    expect(sync.store.outbox().unsentRecords).toBe(0);
  });

  test('tries at once when the ledger was heard of elsewhere', async () => {
    sync.start();
    sync.drop();
    sync.replies = Array.from({ length: 10 }, () => unreachable);
    await sync.clock.advance(100_000);
    const before = sync.sent.length;
    sync.replies = [];
    sync.loop.retryNow();
    await sync.clock.advance(0);

    expect(sync.sent).toHaveLength(before + 1);
    expect(sync.store.outbox().acceptedThrough).toBe(1);
  });

  test('sends the same bytes again after the clock was corrected, without waiting', async () => {
    sync.start();
    sync.drop();
    sync.replies = [{ kind: 'clock-corrected' }];
    await sync.clock.advance(3_000);

    expect(sync.sentAt()).toEqual([
      [1, 3_000],
      [1, 3_000],
    ]);
    expect(sync.sent[0]!.batch).toEqual(sync.sent[1]!.batch);
  });

  test('does not run in circles with a ledger that always finds the clock wrong', async () => {
    sync.start();
    sync.drop();
    sync.replies = Array.from({ length: 100 }, () => ({ kind: 'clock-corrected' as const }));
    await sync.clock.advance(10_000);

    expect(sync.sent.length).toBeLessThan(12);
  });

  test('goes back to what the ledger lost, with the stored bytes', async () => {
    sync.start();
    for (let i = 0; i < 3; i += 1) {
      sync.drop();
      await sync.clock.advance(3_200);
    }
    sync.drop();
    sync.replies = [{ kind: 'gap', expected: 2 }];
    await sync.clock.advance(3_500);

    expect(sync.sent.map(({ batchSeq }) => batchSeq)).toEqual([1, 2, 3, 4, 2, 3, 4]);
    expect(sync.sent.slice(4).map(({ batch }) => batch)).toEqual(
      sync.sent.slice(1, 4).map(({ batch }) => batch),
    );
    expect(sync.store.outbox()).toMatchObject({ acceptedThrough: 4, unsentRecords: 0 });
  });

  test('says that it cannot help a ledger that asks for what is no longer kept', async () => {
    sync.start();
    for (let i = 0; i < 3; i += 1) {
      sync.drop();
      await sync.clock.advance(3_200);
    }
    sync.store.forgetAcknowledged(sync.clock.nowMs() + 1);
    sync.drop();
    sync.replies = [{ kind: 'gap', expected: 1 }];
    await sync.clock.advance(3_000);

    expect(sync.states.at(-1)).toMatchObject({
      reason: 'the ledger asks for a batch that is no longer kept',
    });
  });

  test('keeps what the ledger holds aside, sends the next batches on, and asks again until it is released', async () => {
    sync.isHurried = true;
    sync.start();
    sync.replies = Array.from({ length: 3 }, () => ({ kind: 'held' as const, acceptedThrough: 0 }));
    sync.drop();
    await sync.clock.advance(200);
    sync.drop();
    await sync.clock.advance(200);
    const whileHeld = sync.store.outbox();
    await sync.clock.advance(60_000);
    const askedAgain = sync.sent.map(({ batchSeq }) => batchSeq);
    sync.replies = [{ kind: 'accepted', acceptedThrough: 2 }];
    await sync.clock.advance(60_200);

    expect(whileHeld).toMatchObject({ acceptedThrough: 0, unsentRecords: 2 });
    expect(askedAgain).toEqual([1, 2, 1]);
    expect(sync.store.outbox()).toMatchObject({ acceptedThrough: 2, unsentRecords: 0 });
  });

  test('goes on when the store was in doubt for a while', async () => {
    const failing = memoryKioskStore();
    failing.enrol(anEnrolment());
    let isBroken = true;
    sync.store = {
      ...failing,
      addBatch: (batch) => {
        if (isBroken) throw new Error('disk full');
        failing.addBatch(batch);
      },
    };
    sync.start();
    sync.drop();
    await sync.clock.advance(10_000);
    const before = sync.sent.length;
    isBroken = false;
    await sync.clock.advance(1_000);

    expect([before, sync.sent.length]).toEqual([0, 1]);
  });

  test('ends with the sync.house, also in the middle of a wait', async () => {
    sync.start();
    sync.drop();
    sync.replies = [unreachable];
    await sync.clock.advance(3_000);
    sync.house.abort();

    await expect(sync.loop.done).resolves.toBeUndefined();
  });
});
