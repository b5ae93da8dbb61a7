// What the settlements part of every ledger store promises; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ShopId } from '#ledger/contract/ids.ts';
import type { Settlement, SettlementRun } from '#ledger/ledger/settlement.ts';
import type { ShopMovement } from '#ledger/ledger/shop-movement.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { SHOP } from '../support/redemptions.ts';
import { aStoredShop } from '../support/staff.ts';

const OTHER_SHOP = '018f0000-0000-7000-8000-000000000059' as ShopId;

const aMovement = (position: number, more: Partial<ShopMovement> = {}): ShopMovement => ({
  shopId: SHOP,
  position,
  kind: 'capture',
  subjectId: `r${position}`,
  atMs: position,
  grossPoints: 100n,
  feePoints: 1n,
  netPoints: 99n,
  ...more,
});

const aRun = (id: string, more: Partial<SettlementRun> = {}): SettlementRun => ({
  id,
  cutPosition: 10,
  madeAtMs: 5,
  madeBy: 'kim',
  doneThrough: undefined,
  state: 'done',
  ...more,
});

const aSettlement = (runId: string, more: Partial<Settlement> = {}): Settlement => ({
  shopId: SHOP,
  runId,
  state: 'open',
  afterPosition: 0,
  throughPosition: 10,
  afterMs: undefined,
  throughMs: 5,
  gross: 100n,
  refunds: 20n,
  fee: 1n,
  carried: 5n,
  net: 84n,
  payoutDay: '2026-11-24',
  policyVersion: 1,
  decidedAtMs: undefined,
  note: undefined,
  ...more,
});

/** `open` answers an empty store; it is closed after each test. */
export function describeSettlementsPart(name: string, open: () => LedgerStore): void {
  describe(`the settlements part (${name})`, () => {
    let store: LedgerStore;
    beforeEach(async () => {
      store = open();
      await store.transact(async ({ staff }) => {
        for (const id of [SHOP, OTHER_SHOP]) await staff.saveShop(aStoredShop({ id }));
      });
    });
    afterEach(() => store.close());

    test('tells and sums the movements of a stretch of the log', async () => {
      const refund = { kind: 'refund', grossPoints: -10n, feePoints: 0n, netPoints: -10n } as const;
      await store.transact(({ settlements }) =>
        settlements.addMovements([
          ...[2, 1, 3, 5].map((position) => aMovement(position)),
          aMovement(4, refund),
          aMovement(6, { shopId: OTHER_SHOP }),
        ]),
      );

      const stretch = { after: 1, through: 4 };
      const found = await store.read(async ({ settlements }) => ({
        movements: await settlements.movements(SHOP, stretch, 10),
        first: await settlements.movements(SHOP, stretch, 1),
        totals: await settlements.totals(SHOP, stretch),
        none: await settlements.totals(SHOP, { after: 5, through: 9 }),
      }));

      expect(found).toEqual({
        movements: [aMovement(2), aMovement(3), aMovement(4, refund)],
        first: [aMovement(2)],
        totals: [
          { kind: 'capture', grossPoints: 200n, feePoints: 2n, netPoints: 198n },
          { kind: 'refund', grossPoints: -10n, feePoints: 0n, netPoints: -10n },
        ],
        none: [],
      });
    });

    test('adds a movement once', async () => {
      await store.transact(({ settlements }) => settlements.addMovements([aMovement(1)]));

      const again = store.transact(({ settlements }) => settlements.addMovements([aMovement(1)]));

      await expect(again).rejects.toThrow();
    });

    test('knows the run that is open, and lets no second one open', async () => {
      const opened = aRun('b', { state: 'open' });
      await store.transact(async ({ settlements }) => {
        await settlements.saveRun(aRun('a'));
        await settlements.saveRun(opened);
      });
      const second = store.transact(({ settlements }) =>
        settlements.saveRun(aRun('c', { state: 'open' })),
      );
      await expect(second).rejects.toThrow();
      const open = await store.read(({ settlements }) => settlements.openRun());

      const done = { ...opened, doneThrough: SHOP, state: 'done' } as const;
      await store.transact(({ settlements }) => settlements.saveRun(done));

      const after = await store.read(async ({ settlements }) => ({
        open: await settlements.openRun(),
        run: await settlements.run('b'),
        runs: (await settlements.runs(undefined, 10)).map((run) => run.id),
        older: (await settlements.runs('b', 10)).map((run) => run.id),
      }));
      expect(open).toEqual(opened);
      expect(after).toEqual({ open: undefined, run: done, runs: ['b', 'a'], older: ['a'] });
    });

    test('finds those that wait for the bank since long, oldest first', async () => {
      await store.transact(async ({ settlements }) => {
        for (const id of ['a', 'b', 'c', 'd']) await settlements.saveRun(aRun(id));
        const later = { afterPosition: 10, throughPosition: 20, throughMs: 7 } as const;
        await settlements.saveSettlement(aSettlement('b', later));
        await settlements.saveSettlement(aSettlement('a'));
        await settlements.saveSettlement(
          aSettlement('c', { ...later, afterPosition: 20, throughPosition: 30, throughMs: 9 }),
        );
        const paid = { shopId: OTHER_SHOP, state: 'paid', decidedAtMs: 9 } as const;
        await settlements.saveSettlement(aSettlement('d', paid));
      });

      const [all, first] = await store.read(async ({ settlements }) => [
        await settlements.waitingSettlements(9, 10),
        await settlements.waitingSettlements(9, 1),
      ]);

      expect([all, first].map((found) => found!.map((one) => one.runId))).toEqual([
        ['a', 'b'],
        ['a'],
      ]);
    });

    test('keeps a settlement of a shop and a run, and what has become of it', async () => {
      const paid = aSettlement('a', { state: 'paid', decidedAtMs: 9, note: 'ref 1' });
      const next = aSettlement('b', { afterPosition: 10, throughPosition: 20, afterMs: 5 });
      const other = aSettlement('a', { shopId: OTHER_SHOP });
      await store.transact(async ({ settlements }) => {
        for (const id of ['a', 'b']) await settlements.saveRun(aRun(id));
        for (const one of [aSettlement('a'), other, next, paid]) {
          await settlements.saveSettlement(one);
        }
      });

      const found = await store.read(async ({ settlements }) => ({
        one: await settlements.settlement(SHOP, 'a'),
        none: await settlements.settlement(OTHER_SHOP, 'b'),
        ofShop: await settlements.settlementsOf(SHOP, undefined, 10),
        older: await settlements.settlementsOf(SHOP, 'b', 10),
        inRun: await settlements.settlementsIn('a', undefined, 10),
        behind: await settlements.settlementsIn('a', SHOP, 10),
      }));

      expect(found).toEqual({
        one: paid,
        none: undefined,
        ofShop: [next, paid],
        older: [paid],
        inRun: [paid, other],
        behind: [other],
      });
    });
  });
}
