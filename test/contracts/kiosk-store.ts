// What every kiosk store promises; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KioskStore } from '#kiosk/store/kiosk-store.ts';
import type { KioskCommand, SignedCoinTable } from '#ledger/contract/kiosk-documents.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import {
  ACCEPTOR,
  aClosing,
  aCoin,
  anEnrolment,
  anOpening,
  aPosition,
  aSealedPhone,
  AT_MS,
  KIOSK,
  OTHER_SESSION,
  PICKUP,
  SESSION,
} from '../support/kiosk-records.ts';

export function kioskStoreContract(name: string, open: () => KioskStore): void {
  describe(`${name} as a kiosk store`, () => {
    let store: KioskStore;
    beforeEach(() => {
      store = open();
    });
    afterEach(() => store.close());

    const commit = (...records: ReturnType<typeof aCoin>[]) =>
      store.commit({ atMs: AT_MS, records });
    const all = () => store.nextRecords(1000, 1_000_000).records;
    /** Puts every waiting record into the next batch. */
    const addBatch = (recordsMax = 1000) => {
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
    };

    describe('journal', () => {
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

      test('keeps the acceptor position beside the coins it explains', () => {
        store.commit({ atMs: AT_MS, records: [aCoin(1)], position: aPosition(1) });
        store.commit({ atMs: AT_MS, records: [], position: aPosition(300) });
        store.commit({ atMs: AT_MS, records: [], position: aPosition(7, { acceptorId: 'X/Y/1' }) });

        expect(store.lastPosition(ACCEPTOR)).toEqual(aPosition(300));
        expect(store.lastPosition('X/Y/1')).toEqual(aPosition(7, { acceptorId: 'X/Y/1' }));
        expect(store.lastPosition('unknown')).toBeUndefined();
      });

      test.each([
        ['an amount that is not text', { kind: 'started', body: { amount: 5n } }],
        ['a coin without a credit identity', { kind: 'coin', body: { sessionId: SESSION } }],
        ['a closing without totals', { kind: 'session-closed', body: { sessionId: SESSION } }],
        ['a session whose sealed number is missing', anOpening({ phoneRef: 'a'.repeat(64) })],
        ['a kind that is not a word', { kind: 'Not A Kind', body: {} }],
      ])('stores nothing of a commit with %s', (_, broken) => {
        expect(() =>
          store.commit({ atMs: AT_MS, records: [aCoin(1), broken], position: aPosition(1) }),
        ).toThrow();

        expect(all()).toEqual([]);
        expect(store.lastPosition(ACCEPTOR)).toBeUndefined();
        expect(commit(aCoin(1)).repeatedCredits).toBe(0);
      });

      test('keeps a coin that the contract cannot read, as the ledger would', () => {
        commit(anOpening(), aCoin(1, { currency: undefined, faceMinor: undefined }));

        expect(all()).toHaveLength(2);
        expect(store.openSession()?.coins).toEqual([]);
      });

      test.each([-5, 1.5, 8e15])('stores a coin whatever the wall clock says (%s)', (atMs) => {
        expect(store.commit({ atMs, records: [aCoin(1)] }).records).toHaveLength(1);
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

        expect(store.openSession()).toEqual({
          opened: anOpening().body,
          openedSeq: 2,
          pickup: { pickupId: PICKUP, codeHash: 'c'.repeat(64), sessionId: SESSION },
          coins: [aCoin(2).body],
        });
        expect(store.lastClosedSession()).toBeUndefined();
      });

      test('forgets a session as open once it is closed', () => {
        commit(anOpening(), aCoin(1), aClosing());

        expect(store.openSession()).toBeUndefined();
        expect(store.lastClosedSession()).toEqual({ sessionId: SESSION, closedSeq: 3 });
      });

      test('opens the next session after one that closed', () => {
        commit(anOpening(), aClosing(), anOpening({ sessionId: OTHER_SESSION }));

        expect(store.openSession()).toMatchObject({
          opened: { sessionId: OTHER_SESSION },
          openedSeq: 3,
        });
      });
    });

    describe('outbox', () => {
      test('starts empty, before the first batch of an epoch', () => {
        expect(store.outbox()).toEqual({
          unbatchedRecords: 0,
          unsentRecords: 0,
          acceptedThrough: 0,
          lastBatchSeq: 0,
          lastBatchHash: '0'.repeat(64),
        });
        expect(store.nextRecords(10, 1000)).toEqual({ records: [], sealed: {} });
        expect(store.batch(1)).toBeUndefined();
      });

      test('hands records out once they are not in a batch yet, with exactly the numbers they name', () => {
        const phone = aSealedPhone();
        const other = aSealedPhone('+821087654321', 'other');
        store.commit({
          atMs: AT_MS,
          records: [anOpening({ phoneRef: phone.ref })],
          sealed: [phone],
        });
        store.commit({
          atMs: AT_MS,
          records: [aClosing(), anOpening({ sessionId: OTHER_SESSION, phoneRef: other.ref })],
          sealed: [other],
        });

        const first = store.nextRecords(2, 100_000);
        addBatch(2);
        const second = store.nextRecords(2, 100_000);

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

        expect(store.nextRecords(1000, oneRecord * 10).records).toHaveLength(10);
        expect(store.nextRecords(1000, 1).records).toHaveLength(1);
      });

      test('follows the ledger: sent, acknowledged, rewound', () => {
        commit(aCoin(1), aCoin(2), aCoin(3));
        addBatch(2);
        addBatch();
        commit(aCoin(4));
        const made = store.outbox();
        store.acknowledge(1, AT_MS);
        const one = store.outbox();
        store.acknowledge(2, AT_MS);
        store.acknowledge(1, AT_MS);
        const two = store.outbox();
        store.rewind(1);
        const rewound = store.outbox();

        const facts = {
          lastBatchSeq: 2,
          lastBatchHash: '2'.padStart(64, 'a'),
          unbatchedRecords: 1,
        };
        expect(made).toEqual({ ...facts, unsentRecords: 4, acceptedThrough: 0 });
        expect(one).toEqual({ ...facts, unsentRecords: 2, acceptedThrough: 1 });
        expect(two).toEqual({ ...facts, unsentRecords: 1, acceptedThrough: 2 });
        expect(rewound).toEqual(made);
        expect(store.batch(2)).toEqual({
          batchSeq: 2,
          batchHash: '2'.padStart(64, 'a'),
          bytes: new Uint8Array([2]),
          signature: 'signature',
        });
      });

      test('refuses to acknowledge or rewind to a batch it does not hold', () => {
        expect(() => store.acknowledge(1, AT_MS)).toThrow();
        expect(() => store.rewind(1)).toThrow();
      });

      test('forgets batches acknowledged long ago, never the newest and never the unacknowledged', () => {
        for (const n of [1, 2, 3, 4]) {
          commit(aCoin(n));
          addBatch();
        }
        store.acknowledge(2, AT_MS);
        store.acknowledge(3, AT_MS + 2);
        const first = store.forgetAcknowledged(AT_MS + 1);
        store.acknowledge(4, AT_MS + 3);
        const second = store.forgetAcknowledged(AT_MS + 100);

        expect([first, second]).toEqual([2, 1]);
        expect([1, 2, 3, 4].map((n) => store.batch(n)?.batchSeq)).toEqual([
          undefined,
          undefined,
          undefined,
          4,
        ]);
        expect(store.outbox()).toMatchObject({
          unsentRecords: 0,
          acceptedThrough: 4,
          lastBatchSeq: 4,
        });
      });
    });

    describe('enrolment', () => {
      test('makes the key once and keeps it', () => {
        const made = store.keySeed(() => new Uint8Array(32).fill(7));

        const again = store.keySeed(() => new Uint8Array(32).fill(8));

        expect([made, again]).toEqual([new Uint8Array(32).fill(7), new Uint8Array(32).fill(7)]);
      });

      test('counts heartbeats up', () => {
        expect([store.nextHeartbeat(), store.nextHeartbeat()]).toEqual([1, 2]);
      });

      test('remembers what the ledger last told about this kiosk', () => {
        const unknown = store.profile();
        store.saveProfile({ kioskName: 'Demo kiosk', holdPeriodMs: 5000 });

        expect([unknown, store.profile()]).toEqual([
          undefined,
          { kioskName: 'Demo kiosk', holdPeriodMs: 5000 },
        ]);
      });

      test('gives the records from before enrolment their place in the first epoch', () => {
        commit(anOpening(), aCoin(1));

        store.enrol(anEnrolment(3, { tokenHash: 'd'.repeat(64) }));

        expect(store.enrolment()).toEqual(anEnrolment(3, { tokenHash: 'd'.repeat(64) }));
        expect(all()).toMatchObject([
          { seq: 1, ...anOpening() },
          { seq: 2, ...aCoin(1) },
        ]);
        expect(store.openSession()).toMatchObject({ openedSeq: 1, coins: [{ creditSeq: '1' }] });
        expect(commit(aCoin(1), aCoin(2))).toMatchObject({
          records: [{ seq: 3 }],
          repeatedCredits: 1,
        });
      });

      test('appends what was not acknowledged again under a new epoch, saying where it first stood', () => {
        const phone = aSealedPhone();
        store.enrol(anEnrolment(1));
        commit({ kind: 'started', body: {} });
        store.commit({
          atMs: AT_MS,
          records: [anOpening({ phoneRef: phone.ref })],
          sealed: [phone],
        });
        addBatch(1);
        addBatch();
        commit(aCoin(1));
        store.acknowledge(1, AT_MS);

        store.enrol(anEnrolment(2));
        store.enrol(anEnrolment(3));

        expect(store.nextRecords(1000, 100_000)).toMatchObject({
          records: [
            { seq: 1, kind: 'session-opened', body: { copyOf: { kioskEpoch: 1, seq: 2 } } },
            { seq: 2, kind: 'coin', body: { creditSeq: '1', copyOf: { kioskEpoch: 1, seq: 3 } } },
          ],
          sealed: { [phone.ref]: Buffer.from(phone.blob).toString('base64url') },
        });
        expect(store.outbox()).toMatchObject({
          lastBatchSeq: 0,
          lastBatchHash: '0'.repeat(64),
          acceptedThrough: 0,
          unsentRecords: 2,
        });
        expect(store.openSession()).toMatchObject({ openedSeq: 1, coins: [{ creditSeq: '1' }] });
        expect(commit(aCoin(1), aClosing()).records).toMatchObject([
          { seq: 3, kind: 'session-closed' },
        ]);
        expect(store.lastClosedSession()).toEqual({ sessionId: SESSION, closedSeq: 3 });
      });

      test('takes the same enrolment twice without a second effect, and never an earlier epoch', () => {
        store.enrol(anEnrolment(2));
        commit(aCoin(1));
        addBatch();

        store.enrol(anEnrolment(2));

        expect(store.outbox()).toMatchObject({ lastBatchSeq: 1, unsentRecords: 1 });
        expect(() => store.enrol(anEnrolment(1))).toThrow();
      });
    });

    describe('documents', () => {
      test('keeps every rate card, the newest in force, and journals each that was applied', () => {
        const applied = [card(1), card(3), card(2), card(3)].map((each) =>
          store.saveRateCard(each, AT_MS),
        );

        expect(applied).toEqual([true, true, false, false]);
        expect([store.rateCard(), store.rateCard(1), store.rateCard(2)]).toEqual([
          card(3),
          card(1),
          undefined,
        ]);
        expect(all()).toMatchObject([
          { kind: 'card-applied', body: { number: 1 } },
          { kind: 'card-applied', body: { number: 3 } },
        ]);
      });

      test('keeps the newest coin table of each acceptor', () => {
        const applied = [table(2), table(1), table(1, 'X/Y/1')].map((each) =>
          store.saveCoinTable(each, AT_MS),
        );

        expect(applied).toEqual([true, false, true]);
        expect([store.coinTable(ACCEPTOR), store.coinTable('X/Y/1'), store.coinTable('Z')]).toEqual(
          [table(2), table(1, 'X/Y/1'), undefined],
        );
        expect(all().map(({ kind, body }) => [kind, body])).toEqual([
          ['table-applied', { acceptorId: ACCEPTOR, number: 2 }],
          ['table-applied', { acceptorId: 'X/Y/1', number: 1 }],
        ]);
      });

      test('obeys a command once, and none that is older', () => {
        const applied = [order(5, 'disable'), order(4, 'enable')].map((each) =>
          store.saveCommand(each, AT_MS),
        );

        expect(applied).toEqual([true, false]);
        expect(store.lastCommand()).toEqual(order(5, 'disable'));
        expect(all()).toMatchObject([
          { kind: 'command-applied', body: { number: 5, command: 'disable' } },
        ]);
      });

      test('forgets the documents of another identity', () => {
        store.enrol(anEnrolment(1));
        store.saveRateCard(card(9), AT_MS);

        store.enrol(anEnrolment(2, { kioskId: OTHER_SESSION }));

        expect(store.rateCard()).toBeUndefined();
        expect(store.saveRateCard(card(1), AT_MS)).toBe(true);
      });
    });
  });
}

const signed = { kid: '0123456789abcdef', signature: 'signature' };
const card = (number: number): RateCard => ({
  type: 'rate-card',
  number,
  validFrom: '2026-11-22T00:00:00.000Z',
  validUntil: '2026-11-23T00:00:00.000Z',
  policy: 'fixed-at-deposit',
  rates: [],
  ...signed,
});
const table = (number: number, acceptorId = ACCEPTOR): SignedCoinTable => ({
  type: 'coin-table',
  number,
  acceptorId,
  positions: [{ position: 4, coinId: 'KR500A', currency: 'KRW', faceMinor: '500' }],
  approvedBy: 'first',
  approvedAt: '2026-11-22T00:00:00.000Z',
  ...signed,
});
const order = (number: number, command: KioskCommand['command']): KioskCommand => ({
  type: 'kiosk-command',
  kioskId: KIOSK as KioskCommand['kioskId'], // Brand: a literal of the right form.
  number,
  command,
  issuedAt: '2026-11-22T00:00:00.000Z',
  ...signed,
});
