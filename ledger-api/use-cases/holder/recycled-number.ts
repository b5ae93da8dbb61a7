// A number that nobody signed in with for a year may belong to somebody else by now.
import type { WalletId } from '../../contract/ids.ts';
import type { ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';
import type { StoredWallet } from '../../store/port/wallets.ts';
import { newWallet, openWallet, type OpenWalletDeps } from '../open-wallet.ts';

/**
 * The wallet for somebody who signs in with this number. After a year without a sign-in it is a new one; the old wallet
 * keeps what it holds, and its holder comes back to it by having the identity checked (`reunite`).
 */
export async function walletForSignIn(
  books: WritingBooks,
  deps: OpenWalletDeps,
  e164: string,
  nowMs: number,
): Promise<WalletId> {
  const known = await books.wallets.byPhone(deps.phones.index(e164));
  if (known && nowMs - (await lastSignOfLifeMs(books, known)) >= YEAR_MS) {
    await books.numbers.saveFormer(known.id, known.phoneIndex, nowMs);
    await detach(books, deps, known);
    await books.wallets.open(newWallet(deps, e164, nowMs));
  }
  const walletId = await openWallet(books, deps, e164, nowMs);
  await books.numbers.saveLastSignIn(walletId, nowMs);
  return walletId;
}

/**
 * Brings a holder back to the wallet that had this number before, when the same person was checked in both and the new
 * one is still empty. Answers the wallet that the sign-ins now belong to.
 */
export async function reunite(
  books: WritingBooks,
  deps: OpenWalletDeps,
  walletId: WalletId,
  nowMs: number,
): Promise<WalletId> {
  const wallet = (await books.wallets.find(walletId))!;
  const person = (await books.holder.identity(walletId))?.personIndex;
  for (const formerId of await books.numbers.formerWallets(wallet.phoneIndex)) {
    const former = await books.holder.identity(formerId);
    if (person === undefined || former?.personIndex !== person) continue;
    if (!(await isEmpty(books, walletId))) continue;
    const number = deps.phones.decrypt(wallet.phoneCipher, wallet.id);
    await detach(books, deps, wallet);
    await books.wallets.renumber(
      formerId,
      wallet.phoneIndex,
      deps.phones.encrypt(number, formerId),
    );
    await books.numbers.removeFormer(formerId);
    await books.numbers.saveLastSignIn(formerId, nowMs);
    for (const signIn of await books.access.signInsOf(walletId, 0)) {
      await books.access.removeSignIn(signIn.tokenHash);
      await books.access.addSignIn({ ...signIn, walletId: formerId });
    }
    await books.wallets.touch(formerId);
    return formerId;
  }
  return walletId;
}

/** The last sign-in; for a wallet that nobody ever opened, the last thing that happened in it. */
async function lastSignOfLifeMs(books: ReadingBooks, wallet: StoredWallet): Promise<number> {
  const signedInMs = await books.numbers.lastSignInMs(wallet.id);
  if (signedInMs !== undefined) return signedInMs;
  const [newest] = await books.wallets.entries(wallet.id, undefined, 1);
  return newest?.atMs ?? wallet.openedAtMs;
}

/** Takes the number away: an index that no number has, random and as long as a real one. */
const detach = (
  books: WritingBooks,
  { entropy }: OpenWalletDeps,
  { id, phoneIndex, phoneCipher }: StoredWallet,
): Promise<void> => books.wallets.renumber(id, entropy.bytes(phoneIndex.length), phoneCipher);

async function isEmpty(books: ReadingBooks, walletId: WalletId): Promise<boolean> {
  const lots = await books.holds.openLots(walletId);
  const holds = await books.holds.openHolds(walletId);
  const pending = await books.deposits.pending(walletId);
  return lots.length === 0 && holds.length === 0 && pending.length === 0;
}

const YEAR_MS = 365 * 86_400_000;
