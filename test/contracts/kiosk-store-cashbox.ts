// What a kiosk store tells of the cashbox and of who opened the service screen.
import { describe, expect, test } from 'vitest';
import type { KioskStore } from '#kiosk/store/kiosk-store.ts';
import { aCoin, anEnrolment } from '../support/kiosk-records.ts';
import { storeUnderTest } from './store-under-test.ts';

const removed = { kind: 'cashbox-removed', body: { sealNumber: '4711' } };
const inserted = { kind: 'cashbox-inserted', body: {} };

export function cashboxContract(open: () => KioskStore): void {
  describe('its cashbox', () => {
    const kiosk = storeUnderTest(open);
    const { commit, addBatch } = kiosk;

    test('is in its place and empty before anything was told', () => {
      expect([kiosk.store.cashbox(), kiosk.store.lastAccess()]).toEqual([
        { isInserted: true, coins: [] },
        undefined,
      ]);
    });

    test('holds the coins since it was last taken out, by denomination', () => {
      commit(aCoin(1), removed);
      const out = kiosk.store.cashbox();
      const late = aCoin(2, { faceMinor: '100' });
      commit(late, inserted, aCoin(3), aCoin(4), aCoin(5, { currency: 'EUR', faceMinor: '50' }));

      expect([out, kiosk.store.cashbox()]).toEqual([
        { isInserted: false, movedAt: '2026-11-22T09:30:00.000Z', coins: [] },
        {
          isInserted: true,
          movedAt: '2026-11-22T09:30:00.000Z',
          coins: [
            { currency: 'EUR', faceMinor: '50', count: 1 },
            { currency: 'KRW', faceMinor: '500', count: 2 },
            { currency: 'KRW', faceMinor: '100', count: 1 },
          ],
        },
      ]);
    });

    test('is the same box after a new enrolment, where records are told again', () => {
      kiosk.store.enrol(anEnrolment(1));
      commit(removed, aCoin(1), aCoin(2));
      addBatch();
      kiosk.store.enrol(anEnrolment(2));
      commit(aCoin(3));

      expect(kiosk.store.cashbox()).toMatchObject({
        isInserted: false,
        coins: [{ currency: 'KRW', faceMinor: '500', count: 3 }],
      });
    });

    test('remembers who last opened the service screen, or was refused', () => {
      commit({ kind: 'service-opened', body: { operatorCode: '7' } });
      commit({ kind: 'service-refused', body: { tries: 2 } }, aCoin(1));

      expect(kiosk.store.lastAccess()).toMatchObject({ seq: 2, kind: 'service-refused' });
    });
  });
}
