// Promotions in memory.
import type { Promotion } from '../../ledger/promotion.ts';
import type { PromotionsWrite } from '../port/promotions.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryPromotions(undo: UndoLog): PromotionsWrite {
  const promotions = memoryTable<Promotion>(undo);
  const granted = memoryTable<bigint>(undo);
  return {
    promotion: async (id) => promotions.get(id),
    list: async (before, limit) =>
      promotions
        .rows()
        .filter((one) => before === undefined || one.id < before)
        .sort(by((one) => one.id))
        .toReversed()
        .slice(0, limit),
    grantedTo: async (id, walletId) => granted.get(`${id} ${walletId}`) ?? 0n,
    save: async (promotion) => promotions.set(promotion.id, promotion),
    addGrant: async (id, walletId, points) => {
      const key = `${id} ${walletId}`;
      granted.set(key, (granted.get(key) ?? 0n) + points);
    },
  };
}
