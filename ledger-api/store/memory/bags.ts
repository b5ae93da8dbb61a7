// Cashboxes and bags in memory.
import type { KioskId } from '../../contract/ids.ts';
import type { Bag } from '../../ledger/bag.ts';
import type { CoinCount } from '../../ledger/deposit.ts';
import type { BagsWrite, LostEpoch, Removal } from '../port/bags.ts';
import { by, isBefore, memoryTable, type UndoLog } from './table.ts';

export function memoryBags(undo: UndoLog): BagsWrite {
  const cashboxes = memoryTable<readonly CoinCount[]>(undo);
  const removals = memoryTable<Removal>(undo);
  const lost = memoryTable<LostEpoch>(undo);
  const bags = memoryTable<Bag>(undo);

  const cashbox = (kioskId: KioskId) => cashboxes.get(kioskId) ?? [];
  return {
    cashbox: async (kioskId) => cashbox(kioskId),
    lastRemoval: async (kioskId) =>
      removals
        .rows()
        .filter((removal) => removal.kioskId === kioskId)
        .toSorted(
          by(
            (removal) => removal.cutOff.kioskEpoch,
            (removal) => removal.cutOff.seq,
          ),
        )
        .at(-1),
    removalsBefore: async (kioskId, before, limit) =>
      removals
        .rows()
        .filter(
          (removal) =>
            removal.kioskId === kioskId &&
            isBefore(
              [removal.cutOff.kioskEpoch, removal.cutOff.seq],
              [before.kioskEpoch, before.seq],
            ),
        )
        .toSorted(
          by(
            (removal) => -removal.cutOff.kioskEpoch,
            (removal) => -removal.cutOff.seq,
          ),
        )
        .slice(0, limit),
    removalAt: async (kioskId, { kioskEpoch, seq }) =>
      removals
        .rows()
        .find(
          ({ cutOff, ...removal }) =>
            removal.kioskId === kioskId && cutOff.kioskEpoch === kioskEpoch && cutOff.seq === seq,
        ),
    lostEpoch: async (kioskId, kioskEpoch) => lost.get(`${kioskId} ${kioskEpoch}`),
    bag: async (id) => bags.get(id),
    bags: async (before, limit) =>
      bags
        .rows()
        .filter((bag) => before === undefined || bag.id < before)
        .toSorted(by((bag) => bag.id))
        .reverse()
        .slice(0, limit),
    bagsOf: async (kioskId, limit) =>
      bags
        .rows()
        .filter((bag) => bag.kioskId === kioskId)
        .toSorted(inOrderOfCutOff)
        .reverse()
        .slice(0, limit),
    waitingBags: async (limit) =>
      bags
        .rows()
        .filter((bag) => bag.state === 'waiting')
        .toSorted(inOrderOfCutOff)
        .slice(0, limit),
    uncountedBags: async (sealedBeforeMs, limit) =>
      bags
        .rows()
        .filter((bag) => bag.state === 'sealed' && (bag.sealedAtMs ?? Infinity) < sealedBeforeMs)
        .toSorted(
          by(
            (bag) => bag.sealedAtMs!,
            (bag) => bag.id,
          ),
        )
        .slice(0, limit),
    addToCashbox: async (kioskId, coins) => {
      const counts = new Map(cashbox(kioskId).map((face) => [keyOf(face), face]));
      for (const coin of coins) {
        const count = (counts.get(keyOf(coin))?.count ?? 0) + coin.count;
        const { currency, faceMinor } = coin;
        counts.set(keyOf(coin), { currency, faceMinor, count });
      }
      const kept = [...counts.values()].filter((face) => face.count !== 0);
      cashboxes.set(
        kioskId,
        kept.toSorted(
          by(
            (face) => face.currency,
            (face) => Number(face.faceMinor),
          ),
        ),
      );
    },
    addRemoval: async (removal) => {
      const { kioskId, cutOff } = removal;
      const key = `${kioskId} ${cutOff.kioskEpoch} ${cutOff.seq}`;
      if (!removals.get(key)) removals.set(key, removal);
    },
    closeEpoch: async (epoch) => lost.set(`${epoch.kioskId} ${epoch.kioskEpoch}`, epoch),
    saveBag: async (bag) => bags.set(bag.id, bag),
    removeWaitingBag: async (id) => {
      if (bags.get(id)?.state === 'waiting') bags.delete(id);
    },
  };
}

const keyOf = (face: Pick<CoinCount, 'currency' | 'faceMinor'>): string =>
  `${face.currency} ${face.faceMinor}`;

const inOrderOfCutOff = by<Bag>(
  (bag) => bag.kioskId,
  (bag) => bag.cutOff.kioskEpoch,
  (bag) => bag.cutOff.seq,
);
