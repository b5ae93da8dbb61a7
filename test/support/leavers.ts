// Holders of random lives who close their wallet, and come back with the same number to a new one.
import type { WalletId } from '#ledger/contract/ids.ts';
import type { WritingBooks } from '#ledger/store/ledger-store.ts';
import { addBankAccount } from '#ledger/use-cases/holder/bank-accounts.ts';
import { closeWallet } from '#ledger/use-cases/holder/close-wallet.ts';
import { keepIdentity } from '#ledger/use-cases/holder/identity.ts';
import { openWallet } from '#ledger/use-cases/open-wallet.ts';
import { type Deps, type HolderCommand, type Life, PHONES } from './holder-lives.ts';

/** A wallet with a checked identity and a bank account; answers both ids. */
export async function aKnownWallet(
  books: WritingBooks,
  deps: Deps,
  phone: string,
  nth: number,
  nowMs: number,
): Promise<readonly [WalletId, string]> {
  const walletId = await openWallet(books, deps, phone, nowMs);
  await keepIdentity(books, deps.secrets, walletId, { name: 'Kim', personRef: phone }, nowMs);
  const said = { bankCode: '004', accountNumber: `1234567890${nth}` };
  const added = await addBankAccount(books, deps, walletId, said, nowMs);
  return [walletId, added.ok ? added.account.id : ''];
}

/** Leaves, and at once has a new wallet; answers `done`, or why that was refused. */
export async function leaveAndComeBack(
  life: Life,
  deps: Deps,
  accounts: string[],
  { by, isGiven }: Extract<HolderCommand, { kind: 'leave' }>,
): Promise<string> {
  const { walletIds, left, nowMs } = life;
  const walletId = walletIds[by]!;
  const request = isGiven
    ? ({ remaining: 'donate' } as const)
    : ({ remaining: 'refund', bankAccountId: accounts[by]! } as const);
  return life.store.transact(async (books) => {
    const closed = await closeWallet(books, deps, walletId, { request, nowMs });
    if (!closed.ok) return closed.error;
    const [next, account] = await aKnownWallet(books, deps, PHONES[by]!, by, nowMs);
    left.push([walletId, by]);
    walletIds[by] = next;
    accounts[by] = account;
    return 'done';
  });
}
