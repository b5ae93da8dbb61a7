// Everything that is kept of a holder, as one document; numbers stay masked, so that a copy betrays nobody.
import type { Export } from '../../contract/holder.ts';
import { instantText, type WalletId } from '../../contract/ids.ts';
import { maskPhone } from '../../contract/phone-number.ts';
import { availablePoints, heldPoints } from '../../ledger/account.ts';
import type { LedgerStore, ReadingBooks } from '../../store/ledger-store.ts';
import { claimView } from '../claims/claim-view.ts';
import { hexOf, viewOf } from '../gifts/gift-view.ts';
import type { Phones } from '../phones.ts';
import type { Secrets } from '../secrets.ts';
import { withdrawalView } from '../withdrawals/read-withdrawals.ts';
import { allEntries } from './all-entries.ts';
import { listBankAccounts } from './bank-accounts.ts';
import { listDevices } from './devices.ts';
import { identityView } from './identity.ts';
import { readNotices } from './notices.ts';

type Deps = Readonly<{ store: LedgerStore; phones: Phones; secrets: Secrets }>;

/** The newest 1,000 of each list, and the newest 100,000 lines of the history. */
export function exportWallet(
  deps: Deps,
  { walletId, tokenHash }: Readonly<{ walletId: WalletId; tokenHash: string }>,
  nowMs: number,
): Promise<Export | undefined> {
  return deps.store.read(async (books) => {
    const wallet = await books.wallets.find(walletId);
    if (!wallet) return undefined;
    const balance = async (account: ReturnType<typeof availablePoints>) =>
      String(-(await books.transfers.balance(account)));
    return {
      exportedAt: instantText(nowMs),
      phone: maskPhone(deps.phones.decrypt(wallet.phoneCipher, wallet.id)),
      openedAt: instantText(wallet.openedAtMs),
      points: {
        available: await balance(availablePoints(walletId)),
        held: await balance(heldPoints(walletId)),
      },
      identity: await identityView(books, walletId),
      bankAccounts: [...(await listBankAccounts(books, deps.secrets, walletId))],
      lots: (await books.holds.openLots(walletId)).map((lot) => ({
        points: String(lot.restPoints),
        expiresAt: instantText(lot.expiresAtMs),
      })),
      history: (await allEntries(books, walletId)).map((entry) => ({
        id: String(entry.entryNumber),
        at: instantText(entry.atMs),
        kind: entry.kind,
        ...(entry.depositId && { depositId: entry.depositId }),
        ...(entry.subject && { subject: entry.subject }),
        points: String(entry.points),
      })),
      ...(await dealings(books, deps, walletId, hexOf(wallet.phoneIndex))),
      devices: [...(await listDevices(books, walletId, tokenHash, nowMs))],
    };
  });
}

async function dealings(
  books: ReadingBooks,
  { phones, secrets }: Deps,
  walletId: WalletId,
  phoneIndex: string,
) {
  const reader = { phones, secrets, walletId };
  const withdrawals = await books.withdrawals.ofWallet(walletId, undefined, ROWS_MAX);
  const gifts = await books.gifts.ofHolder({ walletId, phoneIndex }, undefined, ROWS_MAX);
  const claims = await books.claims.ofWallet(walletId, undefined, ROWS_MAX);
  const consents = await books.holder.consents(walletId);
  return {
    withdrawals: withdrawals.map((one) => withdrawalView(one, secrets)),
    gifts: gifts.map((one) => viewOf(one, reader)),
    claims: claims.map((one) => claimView(one, secrets, false)),
    consents: consents.map(({ kind, version, isGiven, atMs }) => ({
      kind,
      version,
      isGiven,
      at: instantText(atMs),
    })),
    notices: (await readNotices(books, walletId)).notices,
  };
}

const ROWS_MAX = 1_000;
