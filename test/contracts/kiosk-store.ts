// What every kiosk store promises; run against each implementation.
import { describe, expect, test } from 'vitest';
import type { KioskStore } from '#kiosk/store/kiosk-store.ts';
import {
  ACCEPTOR,
  aClosing,
  aCoin,
  anOpening,
  aPosition,
  AT_MS,
  OTHER_SESSION,
  PICKUP,
  SESSION,
} from '../support/kiosk-records.ts';
import { cashboxContract } from './kiosk-store-cashbox.ts';
import { documentsContract } from './kiosk-store-documents.ts';
import { enrolmentContract } from './kiosk-store-enrolment.ts';
import { outboxContract } from './kiosk-store-outbox.ts';
import { storeUnderTest } from './store-under-test.ts';

export function kioskStoreContract(name: string, open: () => KioskStore): void {
  describe(`${name} as a kiosk store`, () => {
    outboxContract(open);
    enrolmentContract(open);
    documentsContract(open);
    journalContract(open);
    cashboxContract(open);
  });
}

function journalContract(open: () => KioskStore): void {
  describe('its journal', () => {
    const kiosk = storeUnderTest(open);
    const { commit, all } = kiosk;

    describe('records', () => {
      test('numbers records without gaps and gives them back as they will travel', () => {
        const answer = commit(
          { kind: 'started', body: { softwareVersion: '1', nothing: undefined } },
          aCoin(1),
        );

        expect(answer).toEqual({
          repeatedCredits: 0,
          records: [
            {
              seq: 1,
              at: '2026-11-22T09:30:00.000Z',
              kind: 'started',
              body: { softwareVersion: '1' },
            },
            { seq: 2, at: '2026-11-22T09:30:00.000Z', ...aCoin(1) },
          ],
        });
        expect(all()).toEqual(answer.records);
      });

      test('counts a credit once, however often it is reported', () => {
        commit(aCoin(1));

        const again = commit(aCoin(1), aCoin(2), aCoin(2));

        expect(again).toMatchObject({
          records: [{ seq: 2, body: { creditSeq: '2' } }],
          repeatedCredits: 2,
        });
        expect(all()).toHaveLength(2);
      });

      test('tells credits of different power-ups apart', () => {
        const answer = commit(
          aCoin(1),
          aCoin(1, { acceptorEpoch: 'f'.repeat(32) }),
          aCoin(1, { acceptorId: 'X/Y/1' }),
        );

        expect(answer.repeatedCredits).toBe(0);
      });

      test('counts the coins of one power-up of an acceptor, each once', () => {
        const { acceptorId, acceptorEpoch } = aPosition(1);
        commit(aCoin(1), aCoin(2), aCoin(2), aCoin(1, { acceptorEpoch: 'f'.repeat(32) }));

        expect(kiosk.store.countCoins(acceptorId, acceptorEpoch)).toBe(2);
      });

      test('keeps the acceptor position beside the coins it explains', () => {
        kiosk.store.commit({ atMs: AT_MS, records: [aCoin(1)], position: aPosition(1) });
        kiosk.store.commit({ atMs: AT_MS, records: [], position: aPosition(300) });
        kiosk.store.commit({
          atMs: AT_MS,
          records: [],
          position: aPosition(7, { acceptorId: 'X/Y/1' }),
        });

        expect(kiosk.store.lastPosition(ACCEPTOR)).toEqual(aPosition(300));
        expect(kiosk.store.lastPosition('X/Y/1')).toEqual(aPosition(7, { acceptorId: 'X/Y/1' }));
        expect(kiosk.store.lastPosition('unknown')).toBeUndefined();
      });

      test.each([
        ['an amount that is not text', { kind: 'started', body: { amount: 5n } }],
        ['a coin without a credit identity', { kind: 'coin', body: { sessionId: SESSION } }],
        ['a closing without totals', { kind: 'session-closed', body: { sessionId: SESSION } }],
        ['a session whose sealed number is missing', anOpening({ phoneRef: 'a'.repeat(64) })],
        ['a kind that is not a word', { kind: 'Not A Kind', body: {} }],
      ])('stores nothing of a commit with %s', (_, broken) => {
        expect(() =>
          kiosk.store.commit({ atMs: AT_MS, records: [aCoin(1), broken], position: aPosition(1) }),
        ).toThrow();

        expect(all()).toEqual([]);
        expect(kiosk.store.lastPosition(ACCEPTOR)).toBeUndefined();
        expect(commit(aCoin(1)).repeatedCredits).toBe(0);
      });

      test('keeps a coin that the contract cannot read, as the ledger would', () => {
        commit(anOpening(), aCoin(1, { currency: undefined, faceMinor: undefined }));

        expect(all()).toHaveLength(2);
        expect(kiosk.store.openSession()?.coins).toEqual([]);
      });

      test.each([-5, 1.5, 8e15])('stores a coin whatever the wall clock says (%s)', (atMs) => {
        expect(kiosk.store.commit({ atMs, records: [aCoin(1)] }).records).toHaveLength(1);
      });
    });

    describe('sessions', () => {
      test('tells the open session with its pickup and its coins, and not those of others', () => {
        commit(aCoin(1, { sessionId: OTHER_SESSION }), anOpening());
        commit({
          kind: 'pickup-code',
          body: { pickupId: PICKUP, codeHash: 'c'.repeat(64), sessionId: SESSION },
        });
        commit(aCoin(2), aCoin(3, { sessionId: undefined, pickupId: PICKUP }));

        expect(kiosk.store.openSession()).toEqual({
          opened: anOpening().body,
          openedSeq: 2,
          pickup: { pickupId: PICKUP, codeHash: 'c'.repeat(64), sessionId: SESSION },
          coins: [aCoin(2).body],
        });
        expect(kiosk.store.lastClosedSession()).toBeUndefined();
      });

      test('forgets a session as open once it is closed', () => {
        commit(anOpening(), aCoin(1), aClosing());

        expect(kiosk.store.openSession()).toBeUndefined();
        expect(kiosk.store.lastClosedSession()).toEqual({ sessionId: SESSION, closedSeq: 3 });
      });

      test('finds the newest record of a kind from a number on', () => {
        commit(anOpening(), aCoin(1), aCoin(2), aClosing());

        expect(kiosk.store.lastRecord('coin', 1)).toMatchObject({
          seq: 3,
          body: { creditSeq: '2' },
        });
        expect(kiosk.store.lastRecord('coin', 4)).toBeUndefined();
        expect(kiosk.store.lastRecord('gap', 1)).toBeUndefined();
      });

      test('opens the next session after one that closed', () => {
        commit(anOpening(), aClosing(), anOpening({ sessionId: OTHER_SESSION }));

        expect(kiosk.store.openSession()).toMatchObject({
          opened: { sessionId: OTHER_SESSION },
          openedSeq: 3,
        });
      });
    });
  });
}
