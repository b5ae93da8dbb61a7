// Webhooks and deliveries as their shop reads them.
import { instantText, type ShopId } from '../../contract/ids.ts';
import type { DeliveryAnswer, DeliveryList, WebhookAnswer } from '../../contract/webhook.ts';
import type { Delivery, Webhook } from '../../ledger/webhook.ts';
import type { LedgerStore } from '../../store/ledger-store.ts';
import type { DeliveryPlace } from '../../store/port/webhooks.ts';
import { webhookOf } from './manage.ts';

/** A webhook without its secret. */
export const webhookAnswer = ({ id, url, createdAtMs, rotatedAtMs }: Webhook): WebhookAnswer => ({
  id,
  url,
  at: instantText(createdAtMs),
  ...(rotatedAtMs !== undefined && { rotatedAt: instantText(rotatedAtMs) }),
});

/** The webhooks of a shop; five at most. */
export async function readWebhooks(
  store: LedgerStore,
  shopId: ShopId,
): Promise<readonly WebhookAnswer[]> {
  const found = await store.read(({ webhooks }) => webhooks.webhooksOf(shopId));
  return found.map(webhookAnswer);
}

export type ReadDeliveriesResult =
  | { ok: true; list: DeliveryList }
  | { ok: false; error: 'not-found' | 'malformed' };

/** What was told to a webhook of this shop, newest first, a page at a time. */
export function readDeliveries(
  store: LedgerStore,
  shopId: ShopId,
  id: string,
  cursor: string | undefined,
): Promise<ReadDeliveriesResult> {
  return store.read(async (books) => {
    const known = await webhookOf(books, shopId, id);
    if (!known.ok) return known;
    const before = cursor === undefined ? undefined : readCursor(cursor);
    if (cursor !== undefined && !before) return { ok: false, error: 'malformed' };
    const found = await books.webhooks.deliveries(id, before, PAGE + 1);
    const shown = found.slice(0, PAGE);
    const last = found.length > PAGE ? shown.at(-1) : undefined;
    return {
      ok: true,
      list: {
        deliveries: shown.map(deliveryAnswer),
        ...(last && { next: writeCursor(last) }),
      },
    };
  });
}

const deliveryAnswer = (one: Delivery): DeliveryAnswer => ({
  id: one.eventId,
  type: one.type,
  at: instantText(one.madeAtMs),
  state: one.state,
  attempts: one.attempts,
  ...(one.dueAtMs !== undefined && { dueAt: instantText(one.dueAtMs) }),
  ...(one.lastAnswer !== undefined && { lastAnswer: one.lastAnswer }),
});

const writeCursor = ({ madeAtMs, eventId }: DeliveryPlace): string =>
  Buffer.from(`${madeAtMs} ${eventId}`).toString('base64url');

function readCursor(cursor: string): DeliveryPlace | undefined {
  const match = /^(\d{1,15}) ([!-~]{1,200})$/.exec(Buffer.from(cursor, 'base64url').toString());
  return match ? { madeAtMs: Number(match[1]), eventId: match[2]! } : undefined;
}

const PAGE = 50;
