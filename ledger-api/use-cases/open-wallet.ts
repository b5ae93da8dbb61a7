// One wallet a number: found by the blind index, or opened.
import type { Entropy } from '#drivers/entropy.ts';
import type { WalletId } from '../contract/ids.ts';
import type { WritingBooks } from '../store/ledger-store.ts';
import type { StoredWallet } from '../store/port/wallets.ts';
import type { Phones } from './phones.ts';

export type OpenWalletDeps = Readonly<{ phones: Phones; entropy: Entropy }>;

/** The wallet of this E.164 number; a number seen for the first time gets an empty one. */
export async function openWallet(
  books: WritingBooks,
  deps: OpenWalletDeps,
  e164: string,
  nowMs: number,
): Promise<WalletId> {
  const known = await books.wallets.byPhone(deps.phones.index(e164));
  if (known) return known.id;
  const wallet = newWallet(deps, e164, nowMs);
  await books.wallets.open(wallet);
  return wallet.id;
}

/** An empty wallet for this number, not stored yet. */
export function newWallet(
  { phones, entropy }: OpenWalletDeps,
  e164: string,
  nowMs: number,
): StoredWallet {
  const id = entropy.uuid(nowMs) as WalletId;
  return {
    id,
    phoneIndex: phones.index(e164),
    phoneCipher: phones.encrypt(e164, id),
    version: 0,
    openedAtMs: nowMs,
  };
}
