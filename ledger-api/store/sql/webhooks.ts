// Webhooks and deliveries in SQL.
import type { ShopId } from '../../contract/ids.ts';
import type { Delivery, Webhook } from '../../ledger/webhook.ts';
import type { WebhooksWrite } from '../port/webhooks.ts';
import type { Row, Sql } from './sql.ts';
import { asNumber, asText, optional } from './values.ts';

export const sqlWebhooks = (sql: Sql): WebhooksWrite => ({
  webhook: async (id) => {
    const row = await sql.one(WEBHOOK, id);
    return row && readWebhook(row);
  },
  webhooksOf: async (shopId) => (await sql.all(WEBHOOKS_OF, shopId)).map(readWebhook),
  webhooksOfShops: async (shopIds) => {
    const keys = shopIds.map((id) => [id]);
    return (await sql.allOf(WEBHOOKS_OF, keys)).map(readWebhook);
  },
  delivery: async (webhookId, eventId) => {
    const row = await sql.one(DELIVERY, webhookId, eventId);
    return row && readDelivery(row);
  },
  deliveries: async (webhookId, before, limit) => {
    const { madeAtMs, eventId } = before ?? AFTER_ALL;
    const rows = await sql.all(DELIVERIES, webhookId, madeAtMs, madeAtMs, eventId, limit);
    return rows.map(readDelivery);
  },
  dueDeliveries: async (nowMs, limit) =>
    (await sql.all(DUE_DELIVERIES, nowMs, limit)).map(readDelivery),
  saveWebhook: async ({ id, shopId, url, secretVersion, createdAtMs, rotatedAtMs }) => {
    await sql.run(SAVE_WEBHOOK, id, shopId, url, secretVersion, createdAtMs, rotatedAtMs ?? null);
  },
  removeWebhook: async (id) => {
    await sql.run(REMOVE_DELIVERIES, id);
    await sql.run(REMOVE_WEBHOOK, id);
  },
  addDeliveries: (deliveries) => sql.runAll(ADD_DELIVERY, deliveries.map(deliveryValues)),
  saveDelivery: async ({ webhookId, eventId, state, attempts, dueAtMs, lastAnswer }) => {
    const tried = [state, attempts, dueAtMs ?? null, lastAnswer ?? null] as const;
    await sql.run(SAVE_DELIVERY, ...tried, webhookId, eventId);
  },
  forgetDeliveries: async (madeBeforeMs) => {
    await sql.run(FORGET_DELIVERIES, madeBeforeMs);
  },
});

const deliveryValues = (one: Delivery) => [
  one.webhookId,
  one.eventId,
  one.type,
  one.body,
  one.madeAtMs,
  one.state,
  one.attempts,
  one.dueAtMs ?? null,
  one.lastAnswer ?? null,
];

const readWebhook = (row: Row): Webhook => ({
  id: asText(row.id),
  shopId: asText(row.shop_id) as ShopId,
  url: asText(row.url),
  secretVersion: asNumber(row.secret_version),
  createdAtMs: asNumber(row.created_at_ms),
  rotatedAtMs: optional(row.rotated_at_ms, asNumber),
});

const readDelivery = (row: Row): Delivery => ({
  webhookId: asText(row.webhook_id),
  eventId: asText(row.event_id),
  type: asText(row.type),
  body: asText(row.body),
  madeAtMs: asNumber(row.made_at_ms),
  state: asText(row.state) as Delivery['state'],
  attempts: asNumber(row.attempts),
  dueAtMs: optional(row.due_at_ms, asNumber),
  lastAnswer: optional(row.last_answer, asText),
});

const AFTER_ALL = { madeAtMs: Number.MAX_SAFE_INTEGER, eventId: '' };

const WEBHOOK = `select * from webhooks where id = ?`;

const WEBHOOKS_OF = `select * from webhooks where shop_id = ? order by id`;

const DELIVERY = `select * from webhook_deliveries where webhook_id = ? and event_id = ?`;

const DELIVERIES = `
  select * from webhook_deliveries
   where webhook_id = ? and (made_at_ms < ? or (made_at_ms = ? and event_id < ?))
   order by made_at_ms desc, event_id desc limit ?`;

const DUE_DELIVERIES = `
  select * from webhook_deliveries
   where due_at_ms <= ?
   order by due_at_ms, webhook_id, event_id limit ?`;

const SAVE_WEBHOOK = `
  insert into webhooks (id, shop_id, url, secret_version, created_at_ms, rotated_at_ms)
  values (?, ?, ?, ?, ?, ?)
      on conflict (id) do update
     set secret_version = excluded.secret_version, rotated_at_ms = excluded.rotated_at_ms`;

const REMOVE_WEBHOOK = `delete from webhooks where id = ?`;

const REMOVE_DELIVERIES = `delete from webhook_deliveries where webhook_id = ?`;

const ADD_DELIVERY = `
  insert into webhook_deliveries (webhook_id, event_id, type, body, made_at_ms,
                                  state, attempts, due_at_ms, last_answer)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (webhook_id, event_id) do nothing`;

const SAVE_DELIVERY = `
  update webhook_deliveries set state = ?, attempts = ?, due_at_ms = ?, last_answer = ?
   where webhook_id = ? and event_id = ?`;

const FORGET_DELIVERIES = `delete from webhook_deliveries where made_at_ms < ?`;
