// Gifts in memory.
import type { Gift } from '../../ledger/gift.ts';
import type { GiftsWrite } from '../port/gifts.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryGifts(undo: UndoLog): GiftsWrite {
  const gifts = memoryTable<Gift>(undo);
  return {
    gift: async (id) => gifts.get(id),
    ofHolder: async ({ walletId, phoneIndex }, before, limit) =>
      gifts
        .rows()
        .filter((gift) => before === undefined || gift.id < before)
        .filter(
          ({ giverId, receiverId, receiverIndex, state }) =>
            giverId === walletId ||
            receiverId === walletId ||
            (receiverIndex === phoneIndex && state === 'offered'),
        )
        .sort(by((gift) => gift.id))
        .toReversed()
        .slice(0, limit),
    lapsed: async (nowMs, limit) =>
      gifts
        .rows()
        .filter((gift) => gift.state === 'offered' && gift.lapsesAtMs <= nowMs)
        .sort(
          by(
            (gift) => gift.lapsesAtMs,
            (gift) => gift.id,
          ),
        )
        .slice(0, limit),
    save: async (gift) => gifts.set(gift.id, gift),
  };
}
