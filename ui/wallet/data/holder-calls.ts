// What a holder asks of the ledger besides looking: pay, give, withdraw, complain, decide, take along, leave.
// Every write takes the key of its wish; sent again with the same key it has one effect.
import type { ClaimRequest, Claims, ClaimView } from '#ledger/contract/claim.ts';
import type { Answer, CallLedger } from '#ledger/contract/client.ts';
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
export const holderCalls = (call: CallLedger): HolderCalls => ({
  payCode: (ceiling, key) => call('POST /v1/wallet/redemption-codes', { body: { ceiling }, key }),
  answerPayment: (id, answer, key) =>
    call(`POST /v1/wallet/redemptions/{id}/${answer}`, { params: { id }, body: {}, key }),
  gifts: () => call('GET /v1/wallet/gifts'),
  give: (body, key) => call('POST /v1/wallet/gifts', { body, key }),
  resolveGift: (id, verb, key) =>
    call(`POST /v1/wallet/gifts/{id}/${verb}`, { params: { id }, key }),
  identity: () => call('GET /v1/wallet/identity'),
  checkIdentity: (body, key) => call('POST /v1/wallet/identity', { body, key }),
  bankAccounts: () => call('GET /v1/wallet/bank-accounts'),
  addBankAccount: (body, key) => call('POST /v1/wallet/bank-accounts', { body, key }),
  removeBankAccount: (id, key) =>
    call('DELETE /v1/wallet/bank-accounts/{id}', { params: { id }, key }),
  withdrawals: () => call('GET /v1/wallet/withdrawals'),
  withdraw: (body, key) => call('POST /v1/wallet/withdrawals', { body, key }),
  kiosks: (cursor) => call('GET /v1/kiosks', { query: { cursor } }),
  shops: (cursor) => call('GET /v1/shops', { query: { cursor } }),
  claims: () => call('GET /v1/wallet/claims'),
  fileClaim: (body, key) => call('POST /v1/wallet/claims', { body, key }),
  notices: (cursor) => call('GET /v1/wallet/notices', { query: { cursor } }),
  readNotices: (upTo, key) => call('POST /v1/wallet/notices/read', { body: { upTo }, key }),
  consents: () => call('GET /v1/wallet/consents'),
  decideConsent: (body, key) => call('POST /v1/wallet/consents', { body, key }),
  devices: () => call('GET /v1/wallet/devices'),
  signOutDevice: (id, key) => call('DELETE /v1/wallet/devices/{id}', { params: { id }, key }),
  closingQuote: () => call('GET /v1/wallet/closing'),
  closeWallet: (body, key) => call('DELETE /v1/wallet', { body, key }),
});
