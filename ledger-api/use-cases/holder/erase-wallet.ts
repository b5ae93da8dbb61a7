// Forgets who a closed wallet belonged to; its number is free for a new wallet at once.
import type { Entropy } from '#drivers/entropy.ts';
import type { WalletId } from '../../contract/ids.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { hexOf } from '../gifts/gift-view.ts';

const NOTHING_LEFT = new Uint8Array();

/** Erases number, name, accounts, consents, notices, words and sign-ins; answers the sign-ins that ended. */
export async function eraseWallet(
  books: WritingBooks,
  { entropy }: Readonly<{ entropy: Entropy }>,
  walletId: WalletId,
  nowMs: number,
): Promise<readonly string[]> {
  const wallet = (await books.wallets.find(walletId))!;
  const signIns = await books.access.signInsOf(walletId, 0);
  for (const { tokenHash } of signIns) await books.access.removeSignIn(tokenHash);
  await books.holder.eraseHolder(walletId);
  await books.numbers.removePhoneChange(walletId);
  await books.numbers.removeFormer(walletId);
  for (const claim of await books.claims.ofWallet(walletId, undefined, ROWS_MAX)) {
    await books.claims.save({ ...claim, textCipher: NOTHING_LEFT });
  }
  const concerned = { walletId, phoneIndex: hexOf(wallet.phoneIndex) };
  for (const gift of await books.gifts.ofHolder(concerned, undefined, ROWS_MAX)) {
    if (gift.giverId !== walletId) continue;
    await books.gifts.save({ ...gift, receiverCipher: NOTHING_LEFT, fromCipher: NOTHING_LEFT });
  }
  // What is on its way to the bank keeps its payee until the bank has answered.
  for (const one of await books.withdrawals.ofWallet(walletId, undefined, ROWS_MAX)) {
    if (one.state !== 'paid' && one.state !== 'failed') continue;
    await books.withdrawals.save({ ...one, payeeCipher: NOTHING_LEFT });
  }
  // For a while a keyed hash is kept, so that coins which come late find the holder.
  const { phoneIndex } = wallet;
  await books.numbers.saveClosedNumber(walletId, { phoneIndex, closedAtMs: nowMs });
  // An index that no number has: random, as long as a real one.
  const nobody = entropy.bytes(wallet.phoneIndex.length);
  await books.wallets.renumber(walletId, nobody, NOTHING_LEFT);
  await books.wallets.addEntry({ walletId, atMs: nowMs, kind: 'closed', points: 0n });
  await books.wallets.touch(walletId);
  return signIns.map(({ tokenHash }) => tokenHash);
}

const ROWS_MAX = 10_000;
