// The shop's calls to the ledger: what the till, its lists and its office ask and send.
import type { z } from 'zod';
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
import { type Answer, ledgerCall } from './ledger-call.ts';

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

/** A client of the ledger that served this page. */
export function shopClient(fetcher: typeof fetch = (...asked) => fetch(...asked)): ShopClient {
  const get = <T>(path: string, cursor?: string): Promise<Answer<T>> =>
    ledgerCall(
      fetcher,
      'GET',
      cursor === undefined ? path : `${path}?cursor=${encodeURIComponent(cursor)}`,
    );
  const post = <T>(path: string, commandKey: string, body: unknown): Promise<Answer<T>> =>
    ledgerCall(fetcher, 'POST', path, { body, commandKey });

  return {
    signIn: (key) => ledgerCall(fetcher, 'POST', '/auth/shop-sessions', { body: { key } }),
    // Only the shop's: a holder may be signed in to the wallet in the same browser.
    signOut: () => ledgerCall(fetcher, 'DELETE', '/auth/sessions?of=shop'),
    me: () => get('/shop'),
    take: ({ commandKey, ...sale }) => post('/redemptions', commandKey, { ...sale, capture: true }),
    redemption: (id) => get(`/redemptions/${id}`),
    today: (cursor) => get('/redemptions', cursor),
    void: (id, commandKey) => post(`/redemptions/${id}/void`, commandKey, {}),
    refund: (id, points, commandKey) => post(`/redemptions/${id}/refunds`, commandKey, { points }),
    settlements: (cursor) => get('/settlements', cursor),
    settlement: (id, cursor) => get(`/settlements/${id}`, cursor),
    keys: () => get('/shop/keys'),
    rotateKey: (id, overlapHours, commandKey) =>
      post(`/shop/keys/${id}/rotate`, commandKey, { overlapHours }),
    revokeKey: (id, commandKey) => post(`/shop/keys/${id}/revoke`, commandKey, undefined),
    webhooks: () => get('/webhooks'),
    openWebhook: (url, commandKey) => post('/webhooks', commandKey, { url }),
    rotateWebhook: (id, commandKey) => post(`/webhooks/${id}/rotate`, commandKey, {}),
    removeWebhook: (id, commandKey) =>
      ledgerCall(fetcher, 'DELETE', `/webhooks/${id}`, { commandKey }),
    deliveries: (id, cursor) => get(`/webhooks/${id}/deliveries`, cursor),
    replay: (id, deliveries, key) => post(`/webhooks/${id}/replay`, key, { deliveries }),
  };
}
