// What is known of holders, in memory.
import type { WalletId } from '../../contract/ids.ts';
import type {
  BankAccount,
  Consent,
  HolderWrite,
  Identity,
  NumberedHolderNotice,
} from '../port/holder.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryHolder(undo: UndoLog): HolderWrite {
  const identities = memoryTable<Identity>(undo);
  const accounts = memoryTable<BankAccount>(undo);
  const consents = memoryTable<readonly Consent[]>(undo);
  const notices = memoryTable<readonly NumberedHolderNotice[]>(undo);
  const foreign = memoryTable<bigint>(undo);

  const accountsOf = (walletId: WalletId) =>
    accounts
      .rows()
      .filter((account) => account.walletId === walletId)
      .sort(by((account) => account.id));
  return {
    identity: async (walletId) => identities.get(walletId),
    bankAccount: async (id) => accounts.get(id),
    bankAccounts: async (walletId) => accountsOf(walletId),
    consents: async (walletId) => consents.get(walletId) ?? [],
    notices: async (walletId, before, limit) =>
      (notices.get(walletId) ?? [])
        .filter((notice) => before === undefined || notice.noticeNumber < before)
        .toReversed()
        .slice(0, limit),
    foreignPoints: async (walletId, day) => foreign.get(`${walletId} ${day}`) ?? 0n,
    saveIdentity: async (identity) => identities.set(identity.walletId, identity),
    addBankAccount: async (account) => accounts.set(account.id, account),
    removeBankAccount: async (id) => accounts.delete(id),
    addConsent: async (consent) =>
      consents.set(consent.walletId, [...(consents.get(consent.walletId) ?? []), consent]),
    addNotice: async (notice) => {
      const told = notices.get(notice.walletId) ?? [];
      if (told.some(({ key }) => key === notice.key)) return;
      const numbered = { ...notice, noticeNumber: told.length + 1, readAtMs: undefined };
      notices.set(notice.walletId, [...told, numbered]);
    },
    readNotices: async (walletId, upTo, atMs) =>
      notices.set(
        walletId,
        (notices.get(walletId) ?? []).map((notice) =>
          notice.noticeNumber > upTo ? notice : { ...notice, readAtMs: notice.readAtMs ?? atMs },
        ),
      ),
    addForeignPoints: async (walletId, day, points) => {
      const key = `${walletId} ${day}`;
      foreign.set(key, (foreign.get(key) ?? 0n) + points);
    },
    eraseHolder: async (walletId) => {
      identities.delete(walletId);
      for (const { id } of accountsOf(walletId)) accounts.delete(id);
      consents.delete(walletId);
      notices.delete(walletId);
    },
  };
}
