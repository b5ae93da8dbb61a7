// Numbers that change hands, in memory.
import type { WalletId } from '../../contract/ids.ts';
import type { ClosedNumber, NumbersWrite, PhoneChange } from '../port/numbers.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryNumbers(undo: UndoLog): NumbersWrite {
  const changes = memoryTable<PhoneChange>(undo);
  const lastSignIns = memoryTable<number>(undo);
  const former = memoryTable<Readonly<{ walletId: WalletId; index: string }>>(undo);
  const closed = memoryTable<ClosedNumber & Readonly<{ walletId: WalletId }>>(undo);
  const textOf = (index: Uint8Array) => Buffer.from(index).toString('hex');
  return {
    phoneChange: async (walletId) => changes.get(walletId),
    phoneChangesDue: async (nowMs, limit) =>
      changes
        .rows()
        .filter((change) => change.dueAtMs <= nowMs)
        .sort(
          by(
            (change) => change.dueAtMs,
            (change) => change.walletId,
          ),
        )
        .slice(0, limit),
    lastSignInMs: async (walletId) => lastSignIns.get(walletId),
    formerWallets: async (phoneIndex) =>
      former
        .rows()
        .filter(({ index }) => index === textOf(phoneIndex))
        .map(({ walletId }) => walletId)
        .sort(),
    savePhoneChange: async (change) => changes.set(change.walletId, change),
    removePhoneChange: async (walletId) => changes.delete(walletId),
    saveLastSignIn: async (walletId, atMs) => lastSignIns.set(walletId, atMs),
    saveFormer: async (walletId, phoneIndex) =>
      former.set(walletId, { walletId, index: textOf(phoneIndex) }),
    removeFormer: async (walletId) => former.delete(walletId),
    closedNumber: async (walletId) => {
      const row = closed.get(walletId);
      return row && { phoneIndex: row.phoneIndex, closedAtMs: row.closedAtMs };
    },
    saveClosedNumber: async (walletId, row) => closed.set(walletId, { ...row, walletId }),
    forgetClosedNumbers: async (beforeMs) => {
      for (const { walletId, closedAtMs } of closed.rows()) {
        if (closedAtMs < beforeMs) closed.delete(walletId);
      }
    },
  };
}
