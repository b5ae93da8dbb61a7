// Lots and holds in memory.
import assert from 'node:assert/strict';
import type { Hold } from '../../ledger/hold.ts';
import { inOrderOfUse, type Lot } from '../../ledger/lot.ts';
import type { HoldsWrite } from '../port/holds.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryHolds(undo: UndoLog): HoldsWrite {
  const lots = memoryTable<Lot>(undo);
  const holds = memoryTable<Hold>(undo);
  const openLots = (walletId: string) =>
    lots
      .rows()
      .filter((lot) => lot.walletId === walletId && lot.restPoints > 0n)
      .toSorted(inOrderOfUse);
  return {
    openLots: async (walletId) => openLots(walletId),
    openLotsOf: async (walletIds) => walletIds.flatMap(openLots),
    lots: async (ids) => ids.flatMap((id) => lots.get(id) ?? []).toSorted(inOrderOfUse),
    expiredLots: async (nowMs, limit) =>
      lots
        .rows()
        .filter((lot) => lot.restPoints > 0n && lot.expiresAtMs <= nowMs)
        .toSorted(inOrderOfUse)
        .slice(0, limit),
    expiringLots: async (after, untilMs, limit) =>
      lots
        .rows()
        .filter(
          (lot) =>
            lot.restPoints > 0n &&
            lot.expiresAtMs <= untilMs &&
            (lot.expiresAtMs > after.expiresAtMs ||
              (lot.expiresAtMs === after.expiresAtMs && lot.id > after.id)),
        )
        .toSorted(inOrderOfUse)
        .slice(0, limit),
    hold: async (id) => holds.get(id),
    openHolds: async (walletId) =>
      holds
        .rows()
        .filter((hold) => hold.walletId === walletId && hold.state === 'open')
        .toSorted(
          by(
            (hold) => hold.openedAtMs,
            (hold) => hold.id,
          ),
        ),
    lapsedHolds: async (nowMs, limit) =>
      holds
        .rows()
        .filter((hold) => hold.state === 'open' && (hold.lapsesAtMs ?? Infinity) <= nowMs)
        .toSorted(
          by(
            (hold) => hold.lapsesAtMs!,
            (hold) => hold.id,
          ),
        )
        .slice(0, limit),
    openLot: async (lot) => {
      assert(!lots.get(lot.id), `lot ${lot.id} is opened once`);
      lots.set(lot.id, lot);
    },
    saveLots: async (saved) => saved.forEach((lot) => lots.set(lot.id, lot)),
    addHolds: async (added) => {
      for (const hold of added) {
        assert(!holds.get(hold.id), `hold ${hold.id} is placed once`);
        holds.set(hold.id, hold);
      }
    },
    saveHolds: async (saved) => saved.forEach((hold) => holds.set(hold.id, hold)),
  };
}
