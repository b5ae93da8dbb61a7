// A ledger that always answers with the fixtures, for the gallery.
import type { LedgerClient } from './data/ledger-client.ts';
import { DEPOSIT, HISTORY } from './fixtures.ts';
import {
  BANK_ACCOUNTS,
  CLAIMS,
  CONSENTS,
  DEVICES,
  GIFTS,
  IDENTITIES,
  KIOSKS,
  NOTICES,
  PAY_CODE,
  SHOPS,
  WITHDRAWALS,
} from './fixtures-holder.ts';

const unreachable = async () => ({ ok: false, code: 'unreachable' }) as const;
const answers =
  <T>(value: T) =>
  async () =>
    ({ ok: true, value }) as const;

export const galleryClient: LedgerClient = {
  wallet: unreachable,
  history: answers({ entries: [...HISTORY], next: 'more' }),
  deposit: answers(DEPOSIT),
  sendCode: unreachable,
  signIn: unreachable,
  sendProofCode: unreachable,
  prove: unreachable,
  isSignedIn: unreachable,
  signOut: unreachable,
  pickUp: async () => ({ ok: false, code: 'pickup-code-wrong' }),
  rateCard: unreachable,
  keys: unreachable,
  kioskNames: unreachable,

  payCode: answers(PAY_CODE),
  answerPayment: unreachable,
  gifts: answers({ gifts: [...GIFTS] }),
  give: unreachable,
  resolveGift: unreachable,
  identity: answers(IDENTITIES.checked),
  checkIdentity: unreachable,
  bankAccounts: answers({ bankAccounts: [...BANK_ACCOUNTS] }),
  addBankAccount: unreachable,
  removeBankAccount: unreachable,
  withdrawals: answers(WITHDRAWALS),
  withdraw: unreachable,
  kiosks: answers({ kiosks: KIOSKS }),
  shops: answers({ shops: SHOPS }),
  claims: answers({ claims: [...CLAIMS] }),
  fileClaim: unreachable,
  notices: answers({ notices: [...NOTICES] }),
  readNotices: unreachable,
  consents: answers({ consents: [...CONSENTS] }),
  decideConsent: unreachable,
  devices: answers({ devices: [...DEVICES] }),
  signOutDevice: unreachable,
  closingQuote: answers({ points: '12480', feeMinor: '1248', isBusy: false }),
  closeWallet: unreachable,
};
