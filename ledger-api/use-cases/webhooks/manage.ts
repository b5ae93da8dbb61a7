// A shop looks after its webhooks: opens, rotates, replays and removes them.
import type { ShopId } from '../../contract/ids.ts';
import { replayed, type Webhook } from '../../ledger/webhook.ts';
import type { ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';

export type OpenWebhookResult =
  | { ok: true; webhook: Webhook }
  | { ok: false; error: 'too-many-webhooks' };

/** Opens a webhook; what happens from now on is told to it. */
export async function openWebhook(
  books: WritingBooks,
  opened: Pick<Webhook, 'id' | 'shopId' | 'url'>,
  nowMs: number,
): Promise<OpenWebhookResult> {
  const known = await books.webhooks.webhooksOf(opened.shopId);
  if (known.length >= WEBHOOKS_PER_SHOP_MAX) return { ok: false, error: 'too-many-webhooks' };
  const webhook = { ...opened, secretVersion: 1, createdAtMs: nowMs, rotatedAtMs: undefined };
  await books.webhooks.saveWebhook(webhook);
  return { ok: true, webhook };
}

type Found = { ok: true; webhook: Webhook } | { ok: false; error: 'not-found' };

/** A webhook of this shop; another shop's is not found. */
export async function webhookOf(books: ReadingBooks, shopId: ShopId, id: string): Promise<Found> {
  const webhook = await books.webhooks.webhook(id);
  if (webhook?.shopId !== shopId) return { ok: false, error: 'not-found' };
  return { ok: true, webhook };
}

/** Gives a webhook its next secret; for a day both sign. */
export async function rotateWebhook(
  books: WritingBooks,
  shopId: ShopId,
  id: string,
  nowMs: number,
): Promise<Found> {
  const found = await webhookOf(books, shopId, id);
  if (!found.ok) return found;
  const secretVersion = found.webhook.secretVersion + 1;
  const webhook = { ...found.webhook, secretVersion, rotatedAtMs: nowMs };
  await books.webhooks.saveWebhook(webhook);
  return { ok: true, webhook };
}

/** Removes a webhook; nothing more is told to it. */
export async function removeWebhook(
  books: WritingBooks,
  shopId: ShopId,
  id: string,
): Promise<Found> {
  const found = await webhookOf(books, shopId, id);
  if (found.ok) await books.webhooks.removeWebhook(id);
  return found;
}

export type ReplayResult = { ok: true; replayed: number } | { ok: false; error: 'not-found' };

/** Tells these events again, from the first try on; answers how many of them are still known. */
export async function replayDeliveries(
  books: WritingBooks,
  shopId: ShopId,
  id: string,
  eventIds: readonly string[],
  nowMs: number,
): Promise<ReplayResult> {
  const found = await webhookOf(books, shopId, id);
  if (!found.ok) return found;
  let count = 0;
  for (const eventId of new Set(eventIds)) {
    const delivery = await books.webhooks.delivery(id, eventId);
    if (!delivery) continue;
    await books.webhooks.saveDelivery(replayed(delivery, nowMs));
    count += 1;
  }
  return { ok: true, replayed: count };
}

const WEBHOOKS_PER_SHOP_MAX = 5;
