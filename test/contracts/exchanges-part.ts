// What every ledger store promises of shipments, foreign positions, and the chapters that reports read.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KioskId } from '#ledger/contract/ids.ts';
import { kioskCash, position, suspense } from '#ledger/ledger/account.ts';
import { emptyPosition } from '#ledger/ledger/foreign-position.ts';
import type { Shipment } from '#ledger/ledger/shipment.ts';
import { credit, debit, transfer } from '#ledger/ledger/transfer.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';

const KIOSK = '018f0000-0000-7000-8000-000000000001' as KioskId;

const aShipment = (n: number, change: Partial<Shipment> = {}): Shipment => ({
  id: `ship-${n}`,
  currency: 'USD',
  amountMinor: 900n,
  openMinor: 900n,
  stepCount: 0,
  shippedAtMs: 1_000 + n,
  shippedBy: 'kim',
  ...change,
});

/** `open` answers an empty store; it is closed after each test. */
export function describeExchangesPart(name: string, open: () => LedgerStore): void {
  describe(`exchanges in the books (${name})`, () => {
    let store: LedgerStore;
    beforeEach(() => {
      store = open();
    });
    afterEach(() => store.close());

    test('keep shipments with what is open of them', async () => {
      const done = aShipment(1, { openMinor: 0n, stepCount: 2 });
      await store.transact(async (books) => {
        for (const one of [aShipment(1), aShipment(2), aShipment(3), done]) {
          await books.exchanges.saveShipment(one);
        }
      });

      const read = await store.read(async (books) => ({
        one: await books.exchanges.shipment('ship-1'),
        newest: await books.exchanges.shipments(undefined, 1),
        older: await books.exchanges.shipments('ship-2', 5),
        open: await books.exchanges.openShipments(1_003, 5),
      }));

      expect(read).toEqual({
        one: done,
        newest: [aShipment(3)],
        older: [done],
        open: [aShipment(2)],
      });
    });

    test('keep positions and sales as they were saved last', async () => {
      const sale = {
        id: 'sale',
        currency: 'USD',
        kind: 'exchange',
        amountMinor: 5n,
        won: 70n,
        parts: [{ transferId: 'sale', amountMinor: 2n, won: 28n, bookWon: 27n }],
      } as const;
      const held = {
        ...emptyPosition('USD'),
        openSales: [{ id: 'sale', amountMinor: 3n, won: 42n }],
      };
      await store.transact(async (books) => {
        await books.exchanges.savePosition({ ...emptyPosition('USD'), maturedMinor: 7n });
        await books.exchanges.savePosition(held);
        await books.exchanges.saveSale({ ...sale, parts: [] });
        await books.exchanges.saveSale(sale);
      });

      const read = await store.read(async (books) => ({
        usd: await books.exchanges.position('USD'),
        eur: await books.exchanges.position('EUR'),
        sale: await books.exchanges.sale('sale'),
        none: await books.exchanges.sale('none'),
      }));

      expect(read).toEqual({ usd: held, eur: emptyPosition('EUR'), sale, none: undefined });
    });

    test('queue what matured until it is in its position', async () => {
      const matured = (transferId: string) =>
        ({ transferId, currency: 'USD', amountMinor: 25n, grossPoints: 348n }) as const;
      await store.transact(async (books) => {
        for (const id of ['b', 'a', 'c']) {
          const legs = [
            debit(kioskCash(KIOSK, 'USD'), 'USD', 1n),
            credit(suspense('USD'), 'USD', 1n),
          ];
          const made = { id, template: '2s', atMs: 1, postings: legs, details: {} } as const;
          await books.transfers.post([transfer(made)]);
          await books.exchanges.addAcquisition(matured(id));
        }
        await books.exchanges.removeAcquisitions(['b']);
      });

      const waiting = await store.read((books) => books.exchanges.acquisitions(5));

      expect(waiting).toEqual([matured('a'), matured('c')]);
    });
  });

  describe(`chapters of the log (${name})`, () => {
    let store: LedgerStore;
    beforeEach(() => {
      store = open();
    });
    afterEach(() => store.close());

    test('tell the entries of an account, the kinds at a position, and points by day', async () => {
      const account = position('USD');
      const entry = (at: number, amountMinor: bigint, balanceMinor: bigint) => ({
        account,
        position: at,
        amountMinor,
        balanceMinor,
      });
      const total = (balanceMinor: bigint) => [
        { kind: 'position', commodity: 'USD', balanceMinor } as const,
      ];
      await store.transact(async (books) => {
        await books.reports.addChapter({
          through: 10,
          entries: [entry(3, -5n, -5n), entry(9, 2n, -3n)],
          totals: total(-3n),
          issued: [{ day: '2026-11-22', points: 70n }],
        });
        await books.reports.addChapter({
          through: 20,
          entries: [entry(11, 3n, 0n)],
          totals: total(0n),
          issued: [
            { day: '2026-11-22', points: 5n },
            { day: '2026-11-23', points: 9n },
          ],
        });
      });

      const read = await store.read(async (books) => ({
        through: await books.reports.through(),
        newest: await books.reports.entries(account, 100, 2),
        before: await books.reports.entries(account, 9, 5),
        other: await books.reports.entries(position('EUR'), 100, 5),
        balances: await books.reports.newestBalances([account, position('EUR')]),
        first: await books.reports.totalsAt(19),
        last: await books.reports.totalsAt(20),
        none: await books.reports.totalsAt(9),
        issued: await books.reports.issued('2026-11-22', '2026-11-22'),
        both: await books.reports.issued('2025-11-23', '2026-11-23'),
      }));

      expect(read).toEqual({
        through: 20,
        newest: [entry(11, 3n, 0n), entry(9, 2n, -3n)],
        before: [entry(3, -5n, -5n)],
        other: [],
        balances: new Map([[account, 0n]]),
        first: { through: 10, totals: total(-3n) },
        last: { through: 20, totals: total(0n) },
        none: { through: 0, totals: [] },
        issued: 75n,
        both: 84n,
      });
    });
  });
}
