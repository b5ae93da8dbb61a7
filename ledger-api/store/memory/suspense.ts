// Coins in doubt, in memory.
import type { SuspenseItem, SuspenseWrite } from '../port/suspense.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memorySuspense(undo: UndoLog): SuspenseWrite {
  const items = memoryTable<SuspenseItem>(undo);
  return {
    item: async (transferId) => items.get(transferId),
    open: async (after, limit) =>
      items
        .rows()
        .filter((item) => item.resolvedAtMs === undefined && (!after || inOrder(item, after) > 0))
        .toSorted(inOrder)
        .slice(0, limit),
    save: async (item) => items.set(item.transferId, item),
  };
}

const inOrder = by<Pick<SuspenseItem, 'atMs' | 'transferId'>>(
  (item) => item.atMs,
  (item) => item.transferId,
);
