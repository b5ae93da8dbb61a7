// Webhooks of shops, and every delivery to them until it is told or given up.
import type { ShopId } from '../../contract/ids.ts';
import type { Delivery, Webhook } from '../../ledger/webhook.ts';

/** A place in a list of deliveries: those made before it, or at the same time with a smaller id. */
export type DeliveryPlace = Readonly<{ madeAtMs: number; eventId: string }>;

export interface WebhooksRead {
  webhook(id: string): Promise<Webhook | undefined>;
  /** In the order of their ids. */
  webhooksOf(shopId: ShopId): Promise<readonly Webhook[]>;
  /** Those of all these shops. */
  webhooksOfShops(shopIds: readonly ShopId[]): Promise<readonly Webhook[]>;
  delivery(webhookId: string, eventId: string): Promise<Delivery | undefined>;
  /** Newest first. */
  deliveries(
    webhookId: string,
    before: DeliveryPlace | undefined,
    limit: number,
  ): Promise<readonly Delivery[]>;
  /** What waits to be told now, the longest due first. */
  dueDeliveries(nowMs: number, limit: number): Promise<readonly Delivery[]>;
}

export interface WebhooksWrite extends WebhooksRead {
  /** Adds a webhook, or replaces its secret's version. */
  saveWebhook(webhook: Webhook): Promise<void>;
  /** Forgets a webhook with everything that was to be told to it. */
  removeWebhook(id: string): Promise<void>;
  /** Adds deliveries; one that is known changes nothing. */
  addDeliveries(deliveries: readonly Delivery[]): Promise<void>;
  /** Replaces what has become of a delivery; one that is gone stays gone. */
  saveDelivery(delivery: Delivery): Promise<void>;
  /** Forgets deliveries made before this moment. */
  forgetDeliveries(madeBeforeMs: number): Promise<void>;
}
