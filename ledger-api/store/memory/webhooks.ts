// Webhooks and deliveries in memory.
import type { Delivery, Webhook } from '../../ledger/webhook.ts';
import type { WebhooksWrite } from '../port/webhooks.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryWebhooks(undo: UndoLog): WebhooksWrite {
  const webhooks = memoryTable<Webhook>(undo);
  const deliveries = memoryTable<Delivery>(undo);

  const forget = (isForgotten: (delivery: Delivery) => boolean): void => {
    for (const one of deliveries.rows()) if (isForgotten(one)) deliveries.delete(keyOf(one));
  };
  return {
    webhook: async (id) => webhooks.get(id),
    webhooksOf: async (shopId) =>
      webhooks
        .rows()
        .filter((webhook) => webhook.shopId === shopId)
        .toSorted(by((webhook) => webhook.id)),
    webhooksOfShops: async (shopIds) =>
      webhooks.rows().filter((webhook) => shopIds.includes(webhook.shopId)),
    delivery: async (webhookId, eventId) => deliveries.get(keyOf({ webhookId, eventId })),
    deliveries: async (webhookId, before, limit) =>
      deliveries
        .rows()
        .filter((one) => one.webhookId === webhookId)
        .filter((one) => before === undefined || inTime(one, before) < 0)
        .toSorted(inTime)
        .toReversed()
        .slice(0, limit),
    dueDeliveries: async (nowMs, limit) =>
      deliveries
        .rows()
        .filter((one) => (one.dueAtMs ?? Infinity) <= nowMs)
        .toSorted(by<Delivery>((one) => one.dueAtMs!, keyOf))
        .slice(0, limit),
    saveWebhook: async (webhook) => webhooks.set(webhook.id, webhook),
    removeWebhook: async (id) => {
      webhooks.delete(id);
      forget((one) => one.webhookId === id);
    },
    addDeliveries: async (added) => {
      for (const one of added) if (!deliveries.get(keyOf(one))) deliveries.set(keyOf(one), one);
    },
    saveDelivery: async (one) => {
      if (deliveries.get(keyOf(one))) deliveries.set(keyOf(one), one);
    },
    forgetDeliveries: async (madeBeforeMs) => forget((one) => one.madeAtMs < madeBeforeMs),
  };
}

type Place = Readonly<{ madeAtMs: number; eventId: string }>;
const inTime = by<Place>(
  (place) => place.madeAtMs,
  (place) => place.eventId,
);
const keyOf = ({ webhookId, eventId }: Readonly<{ webhookId: string; eventId: string }>): string =>
  `${webhookId} ${eventId}`;
