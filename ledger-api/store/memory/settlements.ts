// What shops are owed, and their settlements, in memory.
import assert from 'node:assert/strict';
import type { MovementTotal, Settlement, SettlementRun } from '../../ledger/settlement.ts';
import type { ShopMovement } from '../../ledger/shop-movement.ts';
import type { SettlementsWrite, Stretch } from '../port/settlements.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memorySettlements(undo: UndoLog): SettlementsWrite {
  const movements = memoryTable<ShopMovement>(undo);
  const runs = memoryTable<SettlementRun>(undo);
  const settlements = memoryTable<Settlement>(undo);

  const within = (shopId: string, { after, through }: Stretch) =>
    movements
      .rows()
      .filter((one) => one.shopId === shopId && one.position > after && one.position <= through)
      .toSorted(by((one) => one.position));
  const openRun = () => runs.rows().find((run) => run.state === 'open');
  return {
    movements: async (shopId, stretch, limit) => within(shopId, stretch).slice(0, limit),
    totals: async (shopId, stretch) => totalsOf(within(shopId, stretch)),
    settlement: async (shopId, runId) => settlements.get(`${shopId} ${runId}`),
    settlementsOf: async (shopId, before, limit) =>
      settlements
        .rows()
        .filter((one) => one.shopId === shopId && (before === undefined || one.runId < before))
        .toSorted(by((one) => one.runId))
        .toReversed()
        .slice(0, limit),
    settlementsIn: async (runId, after, limit) =>
      settlements
        .rows()
        .filter((one) => one.runId === runId && (after === undefined || one.shopId > after))
        .toSorted(by((one) => one.shopId))
        .slice(0, limit),
    waitingSettlements: async (beforeMs, limit) =>
      settlements
        .rows()
        .filter((one) => one.state === 'open' && one.throughMs < beforeMs)
        .toSorted(by((one) => one.throughMs))
        .slice(0, limit),
    run: async (id) => runs.get(id),
    openRun: async () => openRun(),
    runs: async (before, limit) =>
      runs
        .rows()
        .filter((run) => before === undefined || run.id < before)
        .toSorted(by((run) => run.id))
        .toReversed()
        .slice(0, limit),
    addMovements: async (added) => {
      for (const one of added) {
        const key = `${one.shopId} ${one.position}`;
        assert(!movements.get(key), 'a movement is added once');
        movements.set(key, one);
      }
    },
    saveRun: async (run) => {
      const open = openRun();
      assert(run.state === 'done' || !open || open.id === run.id, 'one run is open at a time');
      runs.set(run.id, run);
    },
    saveSettlement: async (one) => settlements.set(`${one.shopId} ${one.runId}`, one),
  };
}

function totalsOf(movements: readonly ShopMovement[]): readonly MovementTotal[] {
  const totals = new Map<string, MovementTotal>();
  for (const { kind, grossPoints, feePoints, netPoints } of movements) {
    const before = totals.get(kind) ?? { grossPoints: 0n, feePoints: 0n, netPoints: 0n };
    totals.set(kind, {
      kind,
      grossPoints: before.grossPoints + grossPoints,
      feePoints: before.feePoints + feePoints,
      netPoints: before.netPoints + netPoints,
    });
  }
  return [...totals.values()].toSorted(by((total) => total.kind));
}
