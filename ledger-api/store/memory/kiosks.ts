// Kiosks, tokens and batches in memory.
import assert from 'node:assert/strict';
import type {
  BatchKey,
  EnrolmentToken,
  HeldBatch,
  Kiosk,
  KiosksWrite,
  KioskTelling,
  StoredBatch,
} from '../port/kiosks.ts';
import { by, isBefore, memoryTable, type UndoLog } from './table.ts';

export function memoryKiosks(undo: UndoLog): KiosksWrite {
  const kiosks = memoryTable<Kiosk>(undo);
  const tokens = memoryTable<EnrolmentToken>(undo);
  const batches = memoryTable<StoredBatch>(undo);
  const held = memoryTable<HeldBatch>(undo);
  const tellings = memoryTable<KioskTelling>(undo);

  const heldOf = (id: string) =>
    held
      .rows()
      .filter((batch) => batch.kioskId === id)
      .sort(
        by(
          (batch) => batch.kioskEpoch,
          (batch) => batch.batchSeq,
          (batch) => batch.batchHash,
        ),
      );
  const tellingsOf = (id: string) =>
    tellings
      .rows()
      .filter((one) => one.kioskId === id)
      .toSorted(
        by(
          (one) => one.kioskEpoch,
          (one) => one.heartbeatCounter,
        ),
      );
  return {
    find: async (id) => kiosks.get(id),
    list: async () => [...kiosks.rows()].sort(by((kiosk) => kiosk.id)),
    token: async (tokenHash) => tokens.get(tokenHash),
    batch: async (key) => batches.get(keyOf(key)),
    lastBatch: async (id, kioskEpoch) =>
      batches
        .rows()
        .filter((batch) => batch.kioskId === id && batch.kioskEpoch === kioskEpoch)
        .toSorted(by((batch) => batch.batchSeq))
        .at(-1),
    batchesBefore: async ({ kioskId, kioskEpoch, batchSeq }, limit) =>
      batches
        .rows()
        .filter(
          (batch) =>
            batch.kioskId === kioskId &&
            isBefore([batch.kioskEpoch, batch.batchSeq], [kioskEpoch, batchSeq]),
        )
        .toSorted(
          by(
            (batch) => -batch.kioskEpoch,
            (batch) => -batch.batchSeq,
          ),
        )
        .slice(0, limit),
    tellingsBefore: async (id, { kioskEpoch, heartbeatCounter }, limit) =>
      tellingsOf(id)
        .filter((one) =>
          isBefore([one.kioskEpoch, one.heartbeatCounter], [kioskEpoch, heartbeatCounter]),
        )
        .toReversed()
        .slice(0, limit),
    heldSize: async (id) => ({
      batches: heldOf(id).length,
      bytes: heldOf(id).reduce((sum, batch) => sum + batch.bytes.length, 0),
    }),
    held: async (id, limit) => heldOf(id).slice(0, limit),
    save: async (kiosk) => kiosks.set(kiosk.id, kiosk),
    saveToken: async (token) => tokens.set(token.tokenHash, token),
    addBatch: async (batch) => {
      assert(!batches.get(keyOf(batch)), `batch ${keyOf(batch)} is accepted once`);
      batches.set(keyOf(batch), batch);
    },
    addTelling: async (telling, keptFromMs) => {
      assert(!tellings.get(tellingKey(telling)), 'a heartbeat is told once');
      tellings.set(tellingKey(telling), telling);
      for (const old of tellingsOf(telling.kioskId).slice(0, 2)) {
        if (old.atMs < keptFromMs) tellings.delete(tellingKey(old));
      }
    },
    dropHeld: async (batch) => held.delete(`${keyOf(batch)}:${batch.batchHash}`),
    hold: async (batch) => {
      const key = `${keyOf(batch)}:${batch.batchHash}`;
      if (!held.get(key)) held.set(key, batch);
    },
  };
}

const keyOf = (key: BatchKey): string => `${key.kioskId}:${key.kioskEpoch}:${key.batchSeq}`;

const tellingKey = ({ kioskId, kioskEpoch, heartbeatCounter }: KioskTelling): string =>
  `${kioskId}:${kioskEpoch}:${heartbeatCounter}`;
