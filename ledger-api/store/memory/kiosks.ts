// Kiosks, tokens and batches in memory.
import assert from 'node:assert/strict';
import type {
  BatchKey,
  EnrolmentToken,
  HeldBatch,
  Kiosk,
  KiosksWrite,
  StoredBatch,
} from '../port/kiosks.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryKiosks(undo: UndoLog): KiosksWrite {
  const kiosks = memoryTable<Kiosk>(undo);
  const tokens = memoryTable<EnrolmentToken>(undo);
  const batches = memoryTable<StoredBatch>(undo);
  const held = memoryTable<HeldBatch>(undo);

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
    dropHeld: async (batch) => held.delete(`${keyOf(batch)}:${batch.batchHash}`),
    hold: async (batch) => {
      const key = `${keyOf(batch)}:${batch.batchHash}`;
      if (!held.get(key)) held.set(key, batch);
    },
  };
}

const keyOf = (key: BatchKey): string => `${key.kioskId}:${key.kioskEpoch}:${key.batchSeq}`;
