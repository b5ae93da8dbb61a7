// Withdrawals and payment files in memory.
import assert from 'node:assert/strict';
import type { Withdrawal } from '../../ledger/withdrawal.ts';
import type { PaymentFile, WithdrawalsWrite } from '../port/withdrawals.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryWithdrawals(undo: UndoLog): WithdrawalsWrite {
  const withdrawals = memoryTable<Withdrawal>(undo);
  const files = memoryTable<PaymentFile>(undo);
  const inOrder = (keep: (withdrawal: Withdrawal) => boolean) =>
    withdrawals
      .rows()
      .filter(keep)
      .sort(by((one) => one.id));
  return {
    withdrawal: async (id) => withdrawals.get(id),
    ofWallet: async (walletId, before, limit) =>
      inOrder((one) => one.walletId === walletId && isBefore(one, before))
        .toReversed()
        .slice(0, limit),
    inState: async (state, after, limit) =>
      inOrder((one) => one.state === state && one.id > (after ?? '')).slice(0, limit),
    inFile: async (fileId) => inOrder((one) => one.fileId === fileId),
    paymentFile: async (id) => files.get(id),
    paymentFiles: async (before, limit) =>
      files
        .rows()
        .filter((file) => isBefore(file, before))
        .sort(by((file) => file.id))
        .toReversed()
        .slice(0, limit),
    save: async (withdrawal) => withdrawals.set(withdrawal.id, withdrawal),
    addPaymentFile: async (file) => {
      assert(!files.get(file.id), `payment file ${file.id} is made once`);
      files.set(file.id, file);
    },
  };
}

const isBefore = ({ id }: { id: string }, before: string | undefined): boolean =>
  before === undefined || id < before;
