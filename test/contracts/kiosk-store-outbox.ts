// The outbox of a kiosk store: batches made once, sent in order, kept until they may be forgotten.
import { describe, expect, test } from 'vitest';
import type { KioskStore } from '#kiosk/store/kiosk-store.ts';
import {
  aClosing,
  aCoin,
  anOpening,
  aSealedPhone,
  AT_MS,
  OTHER_SESSION,
} from '../support/kiosk-records.ts';
import { storeUnderTest } from './store-under-test.ts';

export function outboxContract(open: () => KioskStore): void {
  describe('outbox', () => {
    const kiosk = storeUnderTest(open);
    const { commit, all, addBatch } = kiosk;

    test('starts empty, before the first batch of an epoch', () => {
      expect(kiosk.store.outbox()).toEqual({
        unbatchedRecords: 0,
        unsentRecords: 0,
        acceptedThrough: 0,
        lastBatchSeq: 0,
        lastBatchHash: '0'.repeat(64),
      });
      expect(kiosk.store.nextRecords(10, 1000)).toEqual({ records: [], sealed: {} });
      expect(kiosk.store.batch(1)).toBeUndefined();
    });

    test('hands records out once they are not in a batch yet, with exactly the numbers they name', () => {
      const phone = aSealedPhone();
      const other = aSealedPhone('+821087654321', 'other');
      kiosk.store.commit({
        atMs: AT_MS,
        records: [anOpening({ phoneRef: phone.ref })],
        sealed: [phone],
      });
      kiosk.store.commit({
        atMs: AT_MS,
        records: [aClosing(), anOpening({ sessionId: OTHER_SESSION, phoneRef: other.ref })],
        sealed: [other],
      });

      const first = kiosk.store.nextRecords(2, 100_000);
      addBatch(2);
      const second = kiosk.store.nextRecords(2, 100_000);

      expect(first.records.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(first.sealed).toEqual({
        [phone.ref]: Buffer.from(phone.blob).toString('base64url'),
      });
      expect(second.records.map(({ seq }) => seq)).toEqual([3]);
      expect(Object.keys(second.sealed)).toEqual([other.ref]);
    });

    test('stops before the byte limit, but never stands still', () => {
      commit(...Array.from({ length: 50 }, (_, i) => aCoin(i + 1)));
      const oneRecord = JSON.stringify(all()[9]).length + 1;

      expect(kiosk.store.nextRecords(1000, oneRecord * 10).records).toHaveLength(10);
      expect(kiosk.store.nextRecords(1000, 1).records).toHaveLength(1);
    });

    test('follows the ledger: sent, acknowledged, rewound', () => {
      commit(aCoin(1), aCoin(2), aCoin(3));
      addBatch(2);
      addBatch();
      commit(aCoin(4));
      const made = kiosk.store.outbox();
      kiosk.store.acknowledge(1, AT_MS);
      const one = kiosk.store.outbox();
      kiosk.store.acknowledge(2, AT_MS);
      kiosk.store.acknowledge(1, AT_MS);
      const two = kiosk.store.outbox();
      kiosk.store.rewind(1);
      const rewound = kiosk.store.outbox();

      const facts = {
        lastBatchSeq: 2,
        lastBatchHash: '2'.padStart(64, 'a'),
        unbatchedRecords: 1,
      };
      expect(made).toEqual({ ...facts, unsentRecords: 4, acceptedThrough: 0 });
      expect(one).toEqual({ ...facts, unsentRecords: 2, acceptedThrough: 1 });
      expect(two).toEqual({ ...facts, unsentRecords: 1, acceptedThrough: 2 });
      expect(rewound).toEqual(made);
      expect(kiosk.store.batch(2)).toEqual({
        batchSeq: 2,
        batchHash: '2'.padStart(64, 'a'),
        bytes: new Uint8Array([2]),
        signature: 'signature',
      });
    });

    test('refuses to acknowledge or rewind to a batch it does not hold', () => {
      expect(() => kiosk.store.acknowledge(1, AT_MS)).toThrow();
      expect(() => kiosk.store.rewind(1)).toThrow();
    });

    test('forgets batches acknowledged long ago, never the newest and never the unacknowledged', () => {
      for (const n of [1, 2, 3, 4]) {
        commit(aCoin(n));
        addBatch();
      }
      kiosk.store.acknowledge(2, AT_MS);
      kiosk.store.acknowledge(3, AT_MS + 2);
      const first = kiosk.store.forgetAcknowledged(AT_MS + 1);
      kiosk.store.acknowledge(4, AT_MS + 3);
      const second = kiosk.store.forgetAcknowledged(AT_MS + 100);

      expect([first, second]).toEqual([2, 1]);
      expect([1, 2, 3, 4].map((n) => kiosk.store.batch(n)?.batchSeq)).toEqual([
        undefined,
        undefined,
        undefined,
        4,
      ]);
      expect(kiosk.store.outbox()).toMatchObject({
        unsentRecords: 0,
        acceptedThrough: 4,
        lastBatchSeq: 4,
      });
    });
  });
}
