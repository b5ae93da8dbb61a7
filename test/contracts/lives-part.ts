// What every ledger store promises of one kiosk over time; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KioskId } from '#ledger/contract/ids.ts';
import type { KioskCommand } from '#ledger/contract/kiosk-documents.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import type { KioskTelling, StoredBatch } from '#ledger/store/port/kiosks.ts';
import type { Task } from '#ledger/store/port/paperwork.ts';
import { aCoin, aKiosk, aTable } from '../support/books.ts';

const [KIOSK, OTHER] = [1, 2].map((n) => `018f0000-0000-7000-8000-00000000000${n}` as KioskId) as [
  KioskId,
  KioskId,
];
const NEWEST = Number.MAX_SAFE_INTEGER;
const HOUR_MS = 3_600_000;

const aBatch = (kioskEpoch: number, batchSeq: number, kioskId = KIOSK): StoredBatch => ({
  kioskId,
  kioskEpoch,
  batchSeq,
  batchHash: `${kioskEpoch}${batchSeq}`.padStart(64, '0'),
  bytes: Uint8Array.of(kioskEpoch, batchSeq),
  signature: 's',
  acceptedAtMs: 5,
});

const aTelling = (kioskEpoch: number, heartbeatCounter: number, atMs: number): KioskTelling => ({
  kioskId: KIOSK,
  kioskEpoch,
  heartbeatCounter,
  atMs,
  softwareVersion: '0.1.0',
  acceptors: [{ acceptorId: 'NRI/G13/7', state: 'out-of-service', reason: 'jam' }],
});

const aTask = (n: number, kind: Task['kind'], kioskId: KioskId | undefined = KIOSK): Task => ({
  key: `${kind} ${n}`,
  kind,
  kioskId,
  openedAtMs: n,
  text: 'Look at it.',
  record: undefined,
});

const aCommand = (number: number, kioskId: KioskId): KioskCommand => ({
  type: 'kiosk-command',
  kioskId,
  number,
  command: 'restart',
  issuedAt: '2026-11-22T00:00:00.000Z',
  kid: '0123456789abcdef',
  signature: 'signature',
});

/** `open` answers an empty store; it is closed after each test. */
export function describeLivesPart(name: string, open: () => LedgerStore): void {
  describe(`the lives of kiosks in the books (${name})`, () => {
    let store: LedgerStore;
    beforeEach(async () => {
      store = open();
      await store.transact(async ({ kiosks }) => {
        await kiosks.save(aKiosk({ id: KIOSK }));
        await kiosks.save(aKiosk({ id: OTHER }));
      });
    });
    afterEach(() => store.close());

    test('tell its batches newest first, over its epochs', async () => {
      const [first, second, third] = [aBatch(1, 1), aBatch(1, 12), aBatch(2, 1)];
      await store.transact(async ({ kiosks }) => {
        for (const batch of [first, second, third]) await kiosks.addBatch(batch);
        await kiosks.addBatch(aBatch(1, 5, OTHER));
      });

      const pages = await store.read(async ({ kiosks }) => [
        await kiosks.batchesBefore({ kioskId: KIOSK, kioskEpoch: NEWEST, batchSeq: NEWEST }, 2),
        await kiosks.batchesBefore(second, 2),
        await kiosks.batchesBefore(first, 2),
      ]);

      expect(pages).toEqual([[third, second], [first], []]);
    });

    test('tell what it told newest first, and forget the oldest', async () => {
      const tellings = [aTelling(1, 8, 10), aTelling(1, 9, 20), aTelling(2, 1, 30)];
      const [, second, third] = tellings;
      await store.transact(async ({ kiosks }) => {
        for (const telling of tellings) await kiosks.addTelling(telling, 0);
      });
      const tell = (kioskEpoch: number, heartbeatCounter: number) =>
        store.read(({ kiosks }) =>
          kiosks.tellingsBefore(KIOSK, { kioskEpoch, heartbeatCounter }, 2),
        );

      const pages = [await tell(NEWEST, NEWEST), await tell(1, 9), await tell(1, 8)];
      await store.transact(({ kiosks }) => kiosks.addTelling(aTelling(2, 2, 40), 25));

      expect(pages).toEqual([[third, second], [tellings[0]], []]);
      expect(await tell(2, 2)).toEqual([third]);
    });

    test('tell its commands newest first', async () => {
      await store.transact(async ({ paperwork }) => {
        for (const number of [1, 2, 10]) await paperwork.addCommand(aCommand(number, KIOSK));
        await paperwork.addCommand(aCommand(1, OTHER));
      });

      const pages = await store.read(async ({ paperwork }) => [
        await paperwork.commandsBefore(KIOSK, NEWEST, 2),
        await paperwork.commandsBefore(KIOSK, 2, 2),
      ]);

      expect(pages).toEqual([[aCommand(10, KIOSK), aCommand(2, KIOSK)], [aCommand(1, KIOSK)]]);
    });

    test('part tasks about gaps from all others, newest first, with how they ended', async () => {
      const closing = { key: 'kiosk-silent 2', closedBy: undefined, closedAtMs: 9, note: 'back' };
      await store.transact(async ({ paperwork }) => {
        await paperwork.openTask(aTask(1, 'credits-lost'));
        await paperwork.openTask(aTask(2, 'kiosk-silent'));
        await paperwork.openTask(aTask(3, 'coins-differ'));
        await paperwork.openTask(aTask(4, 'kiosk-silent', OTHER));
        await paperwork.openTask(aTask(5, 'unreadable-record'));
        await paperwork.openTask({ ...aTask(6, 'shipment-aged'), kioskId: undefined });
        await paperwork.closeTask(closing);
      });
      const tell = (about: 'gaps' | 'others', before: number, limit: number) =>
        store.read(({ paperwork }) => paperwork.tasksBefore(KIOSK, about, before, limit));

      const gaps = await tell('gaps', NEWEST, 5);
      const [newest] = await tell('others', NEWEST, 1);
      const rest = await tell('others', newest!.number, 5);

      expect(gaps.map(({ key }) => key)).toEqual(['coins-differ 3', 'credits-lost 1']);
      expect(newest).toMatchObject({ key: 'unreadable-record 5', closing: undefined });
      expect(rest).toEqual([expect.objectContaining({ key: 'kiosk-silent 2', closing })]);
    });

    test('tell its hours with coins newest first', async () => {
      const coin = (creditSeq: bigint, hour: number, kioskId = KIOSK) => ({
        ...aCoin({ kioskId, depositId: undefined, creditSeq }),
        atMs: hour * HOUR_MS + 5,
      });
      await store.transact(async ({ deposits }) => {
        await deposits.addCoins([coin(1n, 7), coin(2n, 7), coin(3n, 8)]);
        await deposits.addCoins([coin(4n, 20), coin(5n, 9, OTHER)]);
      });

      const pages = await store.read(async ({ deposits }) => [
        await deposits.coinHoursOf(KIOSK, NEWEST, 2),
        await deposits.coinHoursOf(KIOSK, 8, 2),
      ]);

      const hour = (at: number, count: number) => ({ kioskId: KIOSK, hour: at, count });
      expect(pages).toEqual([[hour(20, 1), hour(8, 1)], [hour(7, 2)]]);
    });

    test('tell when its cashbox was taken out newest first', async () => {
      const removal = (kioskEpoch: number, seq: number, kioskId = KIOSK) => ({
        kioskId,
        cutOff: { kioskEpoch, seq },
        atMs: seq,
        sealNumber: undefined,
      });
      const [first, second, third] = [removal(1, 9), removal(1, 30), removal(2, 4)];
      await store.transact(async ({ bags }) => {
        for (const one of [first, second, third]) await bags.addRemoval(one);
        await bags.addRemoval(removal(1, 12, OTHER));
      });

      const pages = await store.read(async ({ bags }) => [
        await bags.removalsBefore(KIOSK, { kioskEpoch: NEWEST, seq: NEWEST }, 2),
        await bags.removalsBefore(KIOSK, second.cutOff, 2),
      ]);

      expect(pages).toEqual([[third, second], [first]]);
    });

    test('list every table that was approved, by acceptor and number', async () => {
      const [first, second] = [aTable({ number: 1 }), aTable({ number: 2 })];
      const other = { ...aTable({ number: 1 }), acceptorId: 'ZZZ/1/1' };
      await store.transact(async ({ paperwork }) => {
        for (const table of [other, second, first]) await paperwork.addCoinTable(table);
      });

      const pages = await store.read(async ({ paperwork }) => [
        await paperwork.approvedTables({ acceptorId: '', number: 0 }, 2),
        await paperwork.approvedTables(second, 2),
      ]);

      expect(pages).toEqual([[first, second], [other]]);
    });
  });
}
