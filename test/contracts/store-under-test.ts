// A store that is opened before each test of a contract and closed after it, with the few moves all of them need.
import { afterEach, beforeEach } from 'vitest';
import type { CommitAnswer, KioskStore, NewRecord } from '#kiosk/store/kiosk-store.ts';
import type { JournalRecord } from '#ledger/contract/batch.ts';
import { AT_MS } from '../support/kiosk-records.ts';

export interface StoreUnderTest {
  /** The store of the test that runs now. */
  readonly store: KioskStore;
  commit(...records: NewRecord[]): CommitAnswer;
  /** Every record that is not in a batch yet. */
  all(): readonly JournalRecord[];
  /** Puts waiting records into the next batch and returns its number. */
  addBatch(recordsMax?: number): number;
}

/** Call it inside a `describe`. */
export function storeUnderTest(open: () => KioskStore): StoreUnderTest {
  let store: KioskStore;
  beforeEach(() => {
    store = open();
  });
  afterEach(() => store.close());

  return {
    get store() {
      return store;
    },
    commit: (...records) => store.commit({ atMs: AT_MS, records }),
    all: () => store.nextRecords(1000, 1_000_000).records,
    addBatch: (recordsMax = 1000) => {
      const { records } = store.nextRecords(recordsMax, 1_000_000);
      const batchSeq = store.outbox().lastBatchSeq + 1;
      store.addBatch({
        batchSeq,
        batchHash: String(batchSeq).padStart(64, 'a'),
        bytes: new Uint8Array([batchSeq]),
        signature: 'signature',
        firstSeq: records[0]!.seq,
        lastSeq: records.at(-1)!.seq,
      });
      return batchSeq;
    },
  };
}
