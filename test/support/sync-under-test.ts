// A sync loop with everything around it moved by hand: clock, store, and a ledger that answers what the test says.
import { handMovedClock, type HandMovedClock } from '#drivers/clock.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import type { KioskStore, StoredBatch } from '#kiosk/store/kiosk-store.ts';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';
import type { BatchReply } from '#kiosk/sync/ledger-client.ts';
import { serverClock } from '#kiosk/sync/server-clock.ts';
import { startSync, type SyncLoop, type SyncState } from '#kiosk/sync/sync-loop.ts';
import { aCoin, anEnrolment, kioskKey } from './kiosk-records.ts';

export interface SyncUnderTest {
  readonly clock: HandMovedClock;
  store: KioskStore;
  /** Known after `start`. */
  readonly loop: SyncLoop;
  readonly house: AbortController;
  /** What the ledger answers next; without one it accepts. */
  replies: BatchReply[];
  readonly sent: { batchSeq: number; atMs: number; batch: StoredBatch }[];
  readonly states: SyncState[];
  /** A depositor waits. */
  isHurried: boolean;
  start(): void;
  stop(): Promise<void>;
  /** Puts the next coins into the journal and says so. */
  drop(count?: number): void;
  /** Each request: batch number and milliseconds since the beginning. */
  sentAt(): [number, number][];
}

/** Nothing runs before `start`. */
export function syncUnderTest(): SyncUnderTest {
  const clock = handMovedClock();
  const startMs = clock.monotonicMs();
  const house = new AbortController();
  const store = memoryKioskStore();
  store.enrol(anEnrolment());
  let loop: SyncLoop | undefined;
  let coins = 0;

  const sync: SyncUnderTest = {
    clock,
    store,
    house,
    replies: [],
    sent: [],
    states: [],
    isHurried: false,
    get loop() {
      if (!loop) throw new Error('the loop was not started');
      return loop;
    },
    start: () => {
      loop = startSync({
        store: sync.store,
        clock,
        serverClock: serverClock(clock),
        entropy: seededEntropy(1),
        key: kioskKey,
        enrolment: anEnrolment(),
        log: () => {},
        signal: house.signal,
        isHurried: () => sync.isHurried,
        stateChanged: (state) => void sync.states.push(state),
        replied: () => {},
        client: {
          sendBatch: async (batch) => {
            const atMs = clock.monotonicMs() - startMs;
            sync.sent.push({ batchSeq: batch.batchSeq, atMs, batch });
            return sync.replies.shift() ?? { kind: 'accepted', acceptedThrough: batch.batchSeq };
          },
        },
      });
    },
    stop: async () => {
      house.abort();
      await loop?.done;
    },
    drop: (count = 1) => {
      for (let i = 0; i < count; i += 1) {
        coins += 1;
        sync.store.commit({ atMs: clock.nowMs(), records: [aCoin(coins)] });
      }
      loop?.nudge();
    },
    sentAt: () => sync.sent.map(({ batchSeq, atMs }) => [batchSeq, atMs]),
  };
  return sync;
}
