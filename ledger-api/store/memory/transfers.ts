// Transfers and balances in memory.
import assert from 'node:assert/strict';
import { type Account, isWithinBound } from '../../ledger/account.ts';
import { assertBalanced, type Transfer } from '../../ledger/transfer.ts';
import type { Balance, TransfersWrite } from '../port/transfers.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryTransfers(
  undo: UndoLog,
  added: (transfer: Transfer) => void,
): TransfersWrite {
  const transfers = memoryTable<Transfer>(undo);
  const balances = memoryTable<Balance>(undo);

  const balance = (account: Account): bigint => balances.get(account)?.balanceMinor ?? 0n;
  return {
    balance: async (account) => balance(account),
    balances: async (accounts) => new Map(accounts.map((account) => [account, balance(account)])),
    aboveZero: async (start) =>
      balances
        .rows()
        .filter(({ account, balanceMinor }) => account.startsWith(start) && balanceMinor > 0n)
        .reduce((sum, { balanceMinor }) => sum + balanceMinor, 0n),
    transfer: async (id) => transfers.get(id),
    trialBalance: async () => [...balances.rows()].sort(by((row) => row.account)),
    post: async (posted) => {
      for (const transfer of posted) {
        assertBalanced(transfer);
        assert(!transfers.get(transfer.id), `transfer ${transfer.id} is posted once`);
        transfers.set(transfer.id, transfer);
        for (const { account, commodity, amountMinor } of transfer.postings) {
          const balanceMinor = balance(account) + amountMinor;
          assert(isWithinBound(account, balanceMinor), `${account} stays within its bound`);
          balances.set(account, { account, commodity, balanceMinor });
        }
        added(transfer);
      }
    },
  };
}
