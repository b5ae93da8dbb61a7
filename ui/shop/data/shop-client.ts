// The shop's calls to the ledger: what the till, its lists and its office ask and send.
import type { z } from 'zod';
import { type Answer, ledgerCalls } from '#ledger/contract/client.ts';
import type { RedemptionAnswer, RedemptionList } from '#ledger/contract/redemption.ts';
import type { SettlementDetail, SettlementList } from '#ledger/contract/settlement.ts';
import type {
  NewShopKeyAnswer,
  ShopKeyEntry,
  ShopMe,
  ShopScope,
  ShopSignInAnswer,
} from '#ledger/contract/staff.ts';
import type { DeliveryList, WebhookAnswer, WebhookWithSecret } from '#ledger/contract/webhook.ts';

export type Redemption = RedemptionAnswer;
export type Shop = z.infer<typeof ShopMe>;
export type Scope = ShopScope;
export type KeyEntry = z.infer<typeof ShopKeyEntry>;
export type NewKey = z.infer<typeof NewShopKeyAnswer>;
export type Webhook = WebhookAnswer;
export type NewWebhook = z.infer<typeof WebhookWithSecret>;

/** A payment as it is sent: `orderId` and the command key are the same however often it is sent. */
export type Sale = Readonly<{ code: string; points: string; orderId: string; commandKey: string }>;

export interface ShopClient {
  signIn(key: string): Promise<Answer<z.infer<typeof ShopSignInAnswer>>>;
  signOut(): Promise<Answer<undefined>>;
  me(): Promise<Answer<Shop>>;
  take(sale: Sale): Promise<Answer<Redemption>>;
  redemption(id: string): Promise<Answer<Redemption>>;
  /** A page of today, newest first. */
  today(cursor?: string): Promise<Answer<RedemptionList>>;
  void(id: string, commandKey: string): Promise<Answer<Redemption>>;
  refund(id: string, points: string, commandKey: string): Promise<Answer<Redemption>>;
  settlements(cursor?: string): Promise<Answer<SettlementList>>;
  settlement(id: string, cursor?: string): Promise<Answer<SettlementDetail>>;
  keys(): Promise<Answer<{ keys: KeyEntry[] }>>;
  rotateKey(id: string, overlapHours: number, commandKey: string): Promise<Answer<NewKey>>;
  revokeKey(id: string, commandKey: string): Promise<Answer<KeyEntry>>;
  webhooks(): Promise<Answer<{ webhooks: Webhook[] }>>;
  openWebhook(url: string, commandKey: string): Promise<Answer<NewWebhook>>;
  rotateWebhook(id: string, commandKey: string): Promise<Answer<NewWebhook>>;
  removeWebhook(id: string, commandKey: string): Promise<Answer<{ id: string }>>;
  deliveries(id: string, cursor?: string): Promise<Answer<z.infer<typeof DeliveryList>>>;
  replay(id: string, deliveries: string[], key: string): Promise<Answer<{ replayed: number }>>;
}

/** A client of the ledger that served this page; the sign-in travels as a cookie. */
export function shopClient(fetcher: typeof fetch = (...asked) => fetch(...asked)): ShopClient {
  const call = ledgerCalls({ fetcher, headers: { 'X-Client': 'web' } });
  return {
    signIn: (key) => call('POST /v1/auth/shop-sessions', { body: { key } }),
    // Only the shop's: a holder may be signed in to the wallet in the same browser.
    signOut: () => call('DELETE /v1/auth/sessions', { query: { of: 'shop' } }),
    me: () => call('GET /v1/shop'),
    take: ({ commandKey: key, ...sale }) =>
      call('POST /v1/redemptions', { body: { ...sale, capture: true }, key }),
    redemption: (id) => call('GET /v1/redemptions/{id}', { params: { id } }),
    today: (cursor) => call('GET /v1/redemptions', { query: { cursor } }),
    void: (id, key) => call('POST /v1/redemptions/{id}/void', { params: { id }, body: {}, key }),
    refund: (id, points, key) =>
      call('POST /v1/redemptions/{id}/refunds', { params: { id }, body: { points }, key }),
    settlements: (cursor) => call('GET /v1/settlements', { query: { cursor } }),
    settlement: (id, cursor) =>
      call('GET /v1/settlements/{id}', { params: { id }, query: { cursor } }),
    keys: () => call('GET /v1/shop/keys'),
    rotateKey: (id, overlapHours, key) =>
      call('POST /v1/shop/keys/{id}/rotate', { params: { id }, body: { overlapHours }, key }),
    revokeKey: (id, key) => call('POST /v1/shop/keys/{id}/revoke', { params: { id }, key }),
    webhooks: () => call('GET /v1/webhooks'),
    openWebhook: (url, key) => call('POST /v1/webhooks', { body: { url }, key }),
    rotateWebhook: (id, key) =>
      call('POST /v1/webhooks/{id}/rotate', { params: { id }, body: {}, key }),
    removeWebhook: (id, key) => call('DELETE /v1/webhooks/{id}', { params: { id }, key }),
    deliveries: (id, cursor) =>
      call('GET /v1/webhooks/{id}/deliveries', { params: { id }, query: { cursor } }),
    replay: (id, deliveries, key) =>
      call('POST /v1/webhooks/{id}/replay', { params: { id }, body: { deliveries }, key }),
  };
}
