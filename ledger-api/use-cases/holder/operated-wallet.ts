// What an operator may know of a wallet whose holder asks for help: what it holds, what was agreed, where it is signed in.
import { instantText, type WalletId } from '../../contract/ids.ts';
import type { OperatedWallet } from '../../contract/operated-wallet.ts';
import { maskPhone } from '../../contract/phone-number.ts';
import { availablePoints, heldPoints } from '../../ledger/account.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import { remainderOf } from '../remainder/give-remainder.ts';
import type { Phones } from '../phones.ts';
import type { Secrets } from '../secrets.ts';
import { listBankAccounts } from './bank-accounts.ts';
import { quoteClosing } from './close-wallet.ts';
import { readConsents } from './consents.ts';
import { listDevices } from './devices.ts';
import { isErased } from './is-erased.ts';
import { identityView } from './identity.ts';

type Deps = Readonly<{ phones: Phones; secrets: Secrets }>;

/** Undefined when there is no such wallet; of one that is closed, what is left of it. */
export async function operatedWallet(
  books: ReadingBooks,
  { phones, secrets }: Deps,
  walletId: WalletId,
  nowMs: number,
): Promise<OperatedWallet | undefined> {
  const wallet = await books.wallets.find(walletId);
  if (!wallet) return undefined;
  const remainder = await remainderOf(books, walletId, nowMs);
  const devices = await listDevices(books, walletId, NOT_ASKING, nowMs);
  return {
    id: walletId,
    ...(!isErased(wallet) && { phone: maskPhone(phones.decrypt(wallet.phoneCipher, walletId)) }),
    openedAt: instantText(wallet.openedAtMs),
    points: {
      // Points are a liability: what we owe stands on the credit side.
      available: String(-(await books.transfers.balance(availablePoints(walletId)))),
      held: String(-(await books.transfers.balance(heldPoints(walletId)))),
    },
    identity: await identityView(books, walletId),
    consents: (await readConsents(books, walletId)).consents,
    devices: devices.map(({ id, signedInAt, lastSeenAt }) => ({ id, signedInAt, lastSeenAt })),
    bankAccounts: [...(await listBankAccounts(books, secrets, walletId))],
    closing: await quoteClosing(books, walletId, nowMs),
    ...(remainder && { remainder }),
  };
}

/** No sign-in of a holder has this hash. */
const NOT_ASKING = '';
