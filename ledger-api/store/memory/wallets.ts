// Wallets and their entries in memory.
import assert from 'node:assert/strict';
import type { Notice } from '../port/notice.ts';
import type {
  NumberedWalletEntry,
  StoredWallet,
  WalletEntry,
  WalletsWrite,
} from '../port/wallets.ts';
import { memoryTable, type UndoLog } from './table.ts';

export function memoryWallets(undo: UndoLog, notify: (notice: Notice) => void): WalletsWrite {
  const wallets = memoryTable<StoredWallet>(undo);
  const byPhone = memoryTable<StoredWallet['id']>(undo);
  const entries = memoryTable<readonly NumberedWalletEntry[]>(undo);

  const touch = (id: StoredWallet['id']): void => {
    const wallet = wallets.get(id);
    assert(wallet, 'a touched wallet exists');
    const version = wallet.version + 1;
    wallets.set(id, { ...wallet, version });
    notify({ kind: 'wallet-changed', walletId: id, version });
  };
  const addEntry = (entry: WalletEntry): void => {
    const before = entries.get(entry.walletId) ?? [];
    entries.set(entry.walletId, [...before, { ...entry, entryNumber: before.length + 1 }]);
  };
  return {
    find: async (id) => wallets.get(id),
    byPhone: async (index) => {
      const id = byPhone.get(Buffer.from(index).toString('hex'));
      return id && wallets.get(id);
    },
    entries: async (id, before, limit) =>
      (entries.get(id) ?? [])
        .filter((entry) => before === undefined || entry.entryNumber < before)
        .toReversed()
        .slice(0, limit),
    entriesBetween: async (id, { fromMs, untilMs }, after, limit) =>
      (entries.get(id) ?? [])
        .filter(({ atMs, entryNumber }) => atMs >= fromMs && atMs < untilMs && entryNumber > after)
        .slice(0, limit),
    pointsBefore: async (id, atMs) =>
      (entries.get(id) ?? []).reduce(
        (sum, entry) => (entry.atMs < atMs ? sum + entry.points : sum),
        0n,
      ),
    standings: async (ids) =>
      new Map(
        wallets
          .rows()
          .filter(({ id }) => ids.includes(id))
          .map(({ id, version }) => [id, { version, lastEntry: (entries.get(id) ?? []).length }]),
      ),
    pointsGained: async (id) => {
      const gained = new Map<NumberedWalletEntry['kind'], bigint>();
      for (const { kind, points } of entries.get(id) ?? []) {
        if (points > 0n) gained.set(kind, (gained.get(kind) ?? 0n) + points);
      }
      return gained;
    },
    open: async (wallet) => {
      const index = Buffer.from(wallet.phoneIndex).toString('hex');
      assert(!byPhone.get(index), 'a number has one wallet');
      wallets.set(wallet.id, wallet);
      byPhone.set(index, wallet.id);
    },
    touch: async (id) => touch(id),
    touchAll: async (ids) => ids.forEach(touch),
    renumber: async (id, phoneIndex, phoneCipher) => {
      const wallet = wallets.get(id);
      assert(wallet, 'a renumbered wallet exists');
      const index = Buffer.from(phoneIndex).toString('hex');
      assert([undefined, id].includes(byPhone.get(index)), 'a number has one wallet');
      byPhone.delete(Buffer.from(wallet.phoneIndex).toString('hex'));
      byPhone.set(index, id);
      wallets.set(id, { ...wallet, phoneIndex, phoneCipher });
    },
    addEntry: async (entry) => addEntry(entry),
    addEntries: async (added) => added.forEach(addEntry),
  };
}
