// Documents in a kiosk store: newer ones only, each with its journal record.
import { describe, expect, test } from 'vitest';
import type { KioskStore } from '#kiosk/store/kiosk-store.ts';
import { ACCEPTOR, anEnrolment, AT_MS, OTHER_SESSION } from '../support/kiosk-records.ts';
import { aCoinTable, aCommand, aRateCard } from '../support/ledger-documents.ts';
import { storeUnderTest } from './store-under-test.ts';

export function documentsContract(open: () => KioskStore): void {
  describe('documents', () => {
    const kiosk = storeUnderTest(open);
    const { all } = kiosk;

    test('keeps every rate card, the newest in force, and journals each that was applied', () => {
      const applied = [aRateCard(1), aRateCard(3), aRateCard(2), aRateCard(3)].map((each) =>
        kiosk.store.saveRateCard(each, AT_MS),
      );

      expect(applied).toEqual([true, true, false, false]);
      expect([kiosk.store.rateCard(), kiosk.store.rateCard(1), kiosk.store.rateCard(2)]).toEqual([
        aRateCard(3),
        aRateCard(1),
        undefined,
      ]);
      expect(all()).toMatchObject([
        { kind: 'card-applied', body: { number: 1 } },
        { kind: 'card-applied', body: { number: 3 } },
      ]);
    });

    test('keeps the newest coin table of each acceptor', () => {
      const applied = [aCoinTable(2), aCoinTable(1), aCoinTable(1, { acceptorId: 'X/Y/1' })].map(
        (each) => kiosk.store.saveCoinTable(each, AT_MS),
      );

      expect(applied).toEqual([true, false, true]);
      expect([
        kiosk.store.coinTable(ACCEPTOR),
        kiosk.store.coinTable('X/Y/1'),
        kiosk.store.coinTable('Z'),
      ]).toEqual([aCoinTable(2), aCoinTable(1, { acceptorId: 'X/Y/1' }), undefined]);
      expect(all().map(({ kind, body }) => [kind, body])).toEqual([
        ['table-applied', { acceptorId: ACCEPTOR, number: 2 }],
        ['table-applied', { acceptorId: 'X/Y/1', number: 1 }],
      ]);
    });

    test('obeys a command once, and none that is older', () => {
      const applied = [aCommand(5, 'disable'), aCommand(4, 'enable')].map((each) =>
        kiosk.store.saveCommand(each, AT_MS),
      );

      expect(applied).toEqual([true, false]);
      expect(kiosk.store.lastCommand()).toEqual(aCommand(5, 'disable'));
      expect(all()).toMatchObject([
        { kind: 'command-applied', body: { number: 5, command: 'disable' } },
      ]);
    });

    test('forgets the documents of another identity', () => {
      kiosk.store.enrol(anEnrolment(1));
      kiosk.store.saveRateCard(aRateCard(9), AT_MS);

      kiosk.store.enrol(anEnrolment(2, { kioskId: OTHER_SESSION }));

      expect(kiosk.store.rateCard()).toBeUndefined();
      expect(kiosk.store.saveRateCard(aRateCard(1), AT_MS)).toBe(true);
    });
  });
}
