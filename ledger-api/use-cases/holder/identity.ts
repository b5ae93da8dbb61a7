// A checked identity lifts a wallet to tier 2: larger limits, and the right to be paid out.
import { instantText, type WalletId } from '../../contract/ids.ts';
import type { IdentityView } from '../../contract/withdrawal.ts';
import { limitsOf, type Tier } from '../../ledger/policy/wallet-limits.ts';
import type { LedgerStore, ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';
import type { IdentityCheck, IdentityVerdict, PersonSaid } from '../identity-check.ts';
import type { Phones } from '../phones.ts';
import type { Secrets } from '../secrets.ts';

type AskDeps = Readonly<{ store: LedgerStore; phones: Phones; identityCheck: IdentityCheck }>;

/** Asks the service about the holder of this wallet. Nothing is written. */
export async function askIdentity(
  { store, phones, identityCheck }: AskDeps,
  walletId: WalletId,
  person: PersonSaid,
): Promise<IdentityVerdict> {
  const wallet = await store.read((books) => books.wallets.find(walletId));
  if (!wallet) return { verdict: 'refused' };
  return identityCheck.check({ ...person, phone: phones.decrypt(wallet.phoneCipher, wallet.id) });
}

/** Keeps a verified identity; whoever is verified a second time replaces the first. */
export async function keepIdentity(
  books: WritingBooks,
  secrets: Secrets,
  walletId: WalletId,
  verified: Readonly<{ name: string; personRef: string }>,
  nowMs: number,
): Promise<void> {
  await books.holder.saveIdentity({
    walletId,
    personIndex: secrets.index(verified.personRef),
    nameCipher: secrets.encrypt(verified.name, nameRow(walletId)),
    verifiedAtMs: nowMs,
  });
  await books.wallets.touch(walletId);
}

/** The name that the service has confirmed; undefined below tier 2. */
export async function confirmedName(
  books: ReadingBooks,
  secrets: Secrets,
  walletId: WalletId,
): Promise<string | undefined> {
  const identity = await books.holder.identity(walletId);
  return identity && secrets.decrypt(identity.nameCipher, nameRow(walletId));
}

/** How well a holder is known: 2 with a checked identity, else 1; whoever asks has signed in at least once. */
export const tierOf = async (books: ReadingBooks, walletId: WalletId): Promise<Tier> =>
  (await books.holder.identity(walletId)) ? 2 : 1;

/** Tier and limits as the holder sees them. */
export async function identityView(books: ReadingBooks, walletId: WalletId): Promise<IdentityView> {
  const identity = await books.holder.identity(walletId);
  const tier = identity ? 2 : 1;
  const limits = limitsOf(tier);
  return {
    tier,
    ...(identity && { verifiedAt: instantText(identity.verifiedAtMs) }),
    balanceCap: String(limits.balanceCapPoints),
    foreignDaily: String(limits.foreignDailyPoints),
  };
}

const nameRow = (walletId: WalletId): string => `name of ${walletId}`;
