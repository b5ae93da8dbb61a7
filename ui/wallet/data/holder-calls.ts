// What a holder asks of the ledger besides looking: pay, give, withdraw, complain, decide, take along, leave.
// Every write takes the key of its wish; sent again with the same key it has one effect.
import type { ClaimRequest, Claims, ClaimView } from '#ledger/contract/claim.ts';
import type { Gifts, GiftRequest, GiftView } from '#ledger/contract/gift.ts';
import type {
  ClosingAnswer,
  ClosingQuote,
  ClosingRequest,
  ConsentRequest,
  Consents,
  Devices,
  Notices,
} from '#ledger/contract/holder.ts';
import type { KioskPlaces, ShopPlaces } from '#ledger/contract/places.ts';
import type { CodeAnswer, RedemptionStatus } from '#ledger/contract/redemption.ts';
import type {
  BankAccountRequest,
  BankAccounts,
  BankAccountView,
  IdentityRequest,
  IdentityView,
  WithdrawalRequest,
  Withdrawals,
  WithdrawalView,
} from '#ledger/contract/withdrawal.ts';
import type { z } from 'zod';
import type { Answer } from './ledger-client.ts';

export type Call = <T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answer<T>>;

type Say<Schema extends z.ZodType> = z.input<Schema>;

export interface HolderCalls {
  /** A code for a till; the wallet's last one is worthless from then on. */
  payCode(ceiling: string, key: string): Promise<Answer<z.infer<typeof CodeAnswer>>>;
  /** The holder's word on a payment that waits for it. */
  answerPayment(
    id: string,
    answer: 'confirm' | 'decline',
    key: string,
  ): Promise<Answer<{ status: z.infer<typeof RedemptionStatus> }>>;

  gifts(): Promise<Answer<Gifts>>;
  give(gift: Say<typeof GiftRequest>, key: string): Promise<Answer<GiftView>>;
  resolveGift(id: string, verb: 'accept' | 'cancel', key: string): Promise<Answer<unknown>>;

  identity(): Promise<Answer<IdentityView>>;
  checkIdentity(person: Say<typeof IdentityRequest>, key: string): Promise<Answer<IdentityView>>;
  bankAccounts(): Promise<Answer<z.infer<typeof BankAccounts>>>;
  addBankAccount(
    account: Say<typeof BankAccountRequest>,
    key: string,
  ): Promise<Answer<BankAccountView>>;
  removeBankAccount(id: string, key: string): Promise<Answer<unknown>>;
  withdrawals(): Promise<Answer<Withdrawals>>;
  withdraw(wish: Say<typeof WithdrawalRequest>, key: string): Promise<Answer<WithdrawalView>>;

  kiosks(cursor?: string): Promise<Answer<KioskPlaces>>;
  shops(cursor?: string): Promise<Answer<ShopPlaces>>;

  claims(): Promise<Answer<Claims>>;
  fileClaim(claim: Say<typeof ClaimRequest>, key: string): Promise<Answer<ClaimView>>;

  notices(cursor?: string): Promise<Answer<Notices>>;
  /** Everything up to this number was seen. */
  readNotices(upTo: number, key: string): Promise<Answer<Notices>>;
  consents(): Promise<Answer<z.infer<typeof Consents>>>;
  decideConsent(
    decision: Say<typeof ConsentRequest>,
    key: string,
  ): Promise<Answer<z.infer<typeof Consents>>>;
  devices(): Promise<Answer<Devices>>;
  signOutDevice(id: string, key: string): Promise<Answer<Devices>>;
  /** What closing would cost now. */
  closingQuote(): Promise<Answer<ClosingQuote>>;
  closeWallet(wish: ClosingRequest, key: string): Promise<Answer<ClosingAnswer>>;
}

/** These calls over the one that speaks HTTP. */
export function holderCalls(call: Call): HolderCalls {
  const get = <T>(path: string) => call<T>('GET', path);
  const post = <T>(path: string, key: string, body: unknown = {}) =>
    call<T>('POST', path, body, { 'Idempotency-Key': key });
  const remove = <T>(path: string, key: string, body?: unknown) =>
    call<T>('DELETE', path, body, { 'Idempotency-Key': key });
  const id = encodeURIComponent;
  const after = (cursor: string | undefined): string => (cursor ? `?cursor=${id(cursor)}` : '');
  return {
    payCode: (ceiling, key) => post('/wallet/redemption-codes', key, { ceiling }),
    answerPayment: (paymentId, answer, key) =>
      post(`/wallet/redemptions/${id(paymentId)}/${answer}`, key),
    gifts: () => get('/wallet/gifts'),
    give: (gift, key) => post('/wallet/gifts', key, gift),
    resolveGift: (giftId, verb, key) => post(`/wallet/gifts/${id(giftId)}/${verb}`, key),
    identity: () => get('/wallet/identity'),
    checkIdentity: (person, key) => post('/wallet/identity', key, person),
    bankAccounts: () => get('/wallet/bank-accounts'),
    addBankAccount: (account, key) => post('/wallet/bank-accounts', key, account),
    removeBankAccount: (accountId, key) => remove(`/wallet/bank-accounts/${id(accountId)}`, key),
    withdrawals: () => get('/wallet/withdrawals'),
    withdraw: (wish, key) => post('/wallet/withdrawals', key, wish),
    kiosks: (cursor) => get(`/kiosks${after(cursor)}`),
    shops: (cursor) => get(`/shops${after(cursor)}`),
    claims: () => get('/wallet/claims'),
    fileClaim: (claim, key) => post('/wallet/claims', key, claim),
    notices: (cursor) => get(`/wallet/notices${after(cursor)}`),
    readNotices: (upTo, key) => post('/wallet/notices/read', key, { upTo }),
    consents: () => get('/wallet/consents'),
    decideConsent: (decision, key) => post('/wallet/consents', key, decision),
    devices: () => get('/wallet/devices'),
    signOutDevice: (deviceId, key) => remove(`/wallet/devices/${id(deviceId)}`, key),
    closingQuote: () => get('/wallet/closing'),
    closeWallet: (wish, key) => remove('/wallet', key, wish),
  };
}
