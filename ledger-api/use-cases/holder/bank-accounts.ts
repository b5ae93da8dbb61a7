// Where a holder is paid. The payee is always the checked name, so that an account can only be one's own.
import type { Entropy } from '#drivers/entropy.ts';
import type { WalletId } from '../../contract/ids.ts';
import type { BankAccountView } from '../../contract/withdrawal.ts';
import type { ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';
import type { BankAccount } from '../../store/port/holder.ts';
import type { Payee } from '../bank.ts';
import type { Secrets } from '../secrets.ts';
import { confirmedName } from './identity.ts';

type Deps = Readonly<{ secrets: Secrets; entropy: Entropy }>;

export type AddBankAccountResult =
  | { ok: true; account: BankAccountView }
  | { ok: false; error: 'identity-needed' | 'too-many-bank-accounts' };

/** Keeps an account of the holder's; the same one again is the one that is known. */
export async function addBankAccount(
  books: WritingBooks,
  { secrets, entropy }: Deps,
  walletId: WalletId,
  said: Readonly<{ bankCode: string; accountNumber: string }>,
  nowMs: number,
): Promise<AddBankAccountResult> {
  if (!(await books.holder.identity(walletId))) return { ok: false, error: 'identity-needed' };
  const known = await books.holder.bankAccounts(walletId);
  const same = known.find(
    (account) =>
      account.bankCode === said.bankCode && numberOf(account, secrets) === said.accountNumber,
  );
  if (same) return { ok: true, account: accountView(same, secrets) };
  if (known.length >= ACCOUNTS_MAX) return { ok: false, error: 'too-many-bank-accounts' };
  const id = entropy.uuid(nowMs);
  const account: BankAccount = {
    id,
    walletId,
    bankCode: said.bankCode,
    numberCipher: secrets.encrypt(said.accountNumber, rowOf(id)),
    addedAtMs: nowMs,
  };
  await books.holder.addBankAccount(account);
  // Written by every new account of a wallet, so that two at once see each other.
  await books.wallets.touch(walletId);
  return { ok: true, account: accountView(account, secrets) };
}

/** False when this wallet has no such account. What was requested before is still paid to it. */
export async function removeBankAccount(
  books: WritingBooks,
  walletId: WalletId,
  id: string,
): Promise<boolean> {
  const account = await books.holder.bankAccount(id);
  if (account?.walletId !== walletId) return false;
  await books.holder.removeBankAccount(id);
  return true;
}

/** The holder's accounts, masked, oldest first. */
export const listBankAccounts = async (
  books: ReadingBooks,
  secrets: Secrets,
  walletId: WalletId,
): Promise<readonly BankAccountView[]> =>
  (await books.holder.bankAccounts(walletId)).map((account) => accountView(account, secrets));

/** Whom a payment to this account goes to; undefined when it is not this holder's, or nobody checked who they are. */
export async function payeeOf(
  books: ReadingBooks,
  secrets: Secrets,
  walletId: WalletId,
  bankAccountId: string,
): Promise<Payee | undefined> {
  const account = await books.holder.bankAccount(bankAccountId);
  const name = await confirmedName(books, secrets, walletId);
  if (account?.walletId !== walletId || name === undefined) return undefined;
  return { name, bankCode: account.bankCode, accountNumber: numberOf(account, secrets) };
}

/** `••••••1234`: the last four digits. */
export const maskNumber = (accountNumber: string): string => `••••••${accountNumber.slice(-4)}`;

const accountView = (account: BankAccount, secrets: Secrets): BankAccountView => ({
  id: account.id,
  bankCode: account.bankCode,
  number: maskNumber(numberOf(account, secrets)),
});

const numberOf = ({ id, numberCipher }: BankAccount, secrets: Secrets): string =>
  secrets.decrypt(numberCipher, rowOf(id));

const rowOf = (id: string): string => `bank account ${id}`;

const ACCOUNTS_MAX = 5;
