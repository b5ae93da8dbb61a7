// Enrolment in a kiosk store: one key, and what a new epoch does to the journal.
import { describe, expect, test } from 'vitest';
import type { KioskStore } from '#kiosk/store/kiosk-store.ts';
import {
  aClosing,
  aCoin,
  anEnrolment,
  anOpening,
  aSealedPhone,
  AT_MS,
  SESSION,
} from '../support/kiosk-records.ts';
import { storeUnderTest } from './store-under-test.ts';

export function enrolmentContract(open: () => KioskStore): void {
  describe('enrolment', () => {
    const kiosk = storeUnderTest(open);
    const { commit, all, addBatch } = kiosk;

    test('makes the key once and keeps it', () => {
      const made = kiosk.store.keySeed(() => new Uint8Array(32).fill(7));

      const again = kiosk.store.keySeed(() => new Uint8Array(32).fill(8));

      expect([made, again]).toEqual([new Uint8Array(32).fill(7), new Uint8Array(32).fill(7)]);
    });

    test('counts heartbeats up', () => {
      expect([kiosk.store.nextHeartbeat(), kiosk.store.nextHeartbeat()]).toEqual([1, 2]);
    });

    test('remembers what the ledger last told about this kiosk', () => {
      const unknown = kiosk.store.profile();
      kiosk.store.saveProfile({ kioskName: 'Demo kiosk', holdPeriodMs: 5000 });

      expect([unknown, kiosk.store.profile()]).toEqual([
        undefined,
        { kioskName: 'Demo kiosk', holdPeriodMs: 5000 },
      ]);
    });

    test('gives the records from before enrolment their place in the first epoch', () => {
      commit(anOpening(), aCoin(1));

      kiosk.store.enrol(anEnrolment(3, { tokenHash: 'd'.repeat(64) }));

      expect(kiosk.store.enrolment()).toEqual(anEnrolment(3, { tokenHash: 'd'.repeat(64) }));
      expect(all()).toMatchObject([
        { seq: 1, ...anOpening() },
        { seq: 2, ...aCoin(1) },
      ]);
      expect(kiosk.store.openSession()).toMatchObject({
        openedSeq: 1,
        coins: [{ creditSeq: '1' }],
      });
      expect(commit(aCoin(1), aCoin(2))).toMatchObject({
        records: [{ seq: 3 }],
        repeatedCredits: 1,
      });
    });

    test('appends what was not acknowledged again under a new epoch, saying where it first stood', () => {
      const phone = aSealedPhone();
      kiosk.store.enrol(anEnrolment(1));
      commit({ kind: 'started', body: {} });
      kiosk.store.commit({
        atMs: AT_MS,
        records: [anOpening({ phoneRef: phone.ref })],
        sealed: [phone],
      });
      addBatch(1);
      addBatch();
      commit(aCoin(1));
      kiosk.store.acknowledge(1, AT_MS);

      kiosk.store.enrol(anEnrolment(2));
      kiosk.store.enrol(anEnrolment(3));

      expect(kiosk.store.nextRecords(1000, 100_000)).toMatchObject({
        records: [
          { seq: 1, kind: 'session-opened', body: { copyOf: { kioskEpoch: 1, seq: 2 } } },
          { seq: 2, kind: 'coin', body: { creditSeq: '1', copyOf: { kioskEpoch: 1, seq: 3 } } },
        ],
        sealed: { [phone.ref]: Buffer.from(phone.blob).toString('base64url') },
      });
      expect(kiosk.store.outbox()).toMatchObject({
        lastBatchSeq: 0,
        lastBatchHash: '0'.repeat(64),
        acceptedThrough: 0,
        unsentRecords: 2,
      });
      expect(kiosk.store.openSession()).toMatchObject({
        openedSeq: 1,
        coins: [{ creditSeq: '1' }],
      });
      expect(commit(aCoin(1), aClosing()).records).toMatchObject([
        { seq: 3, kind: 'session-closed' },
      ]);
      expect(kiosk.store.lastClosedSession()).toEqual({ sessionId: SESSION, closedSeq: 3 });
    });

    test('takes the same enrolment twice without a second effect, and never an earlier epoch', () => {
      kiosk.store.enrol(anEnrolment(2));
      commit(aCoin(1));
      addBatch();

      kiosk.store.enrol(anEnrolment(2));

      expect(kiosk.store.outbox()).toMatchObject({ lastBatchSeq: 1, unsentRecords: 1 });
      expect(() => kiosk.store.enrol(anEnrolment(1))).toThrow();
    });
  });
}
