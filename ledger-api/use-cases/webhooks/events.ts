// What shops are told: an event for each thing that happened to a redemption or a settlement, for each of their webhooks.
import { canonicalText } from '../../contract/canonical-json.ts';
import { instantText, type RedemptionId, type ShopId } from '../../contract/ids.ts';
import type { Redemption } from '../../ledger/redemption.ts';
import type { Settlement } from '../../ledger/settlement.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import type { Webhook } from '../../ledger/webhook.ts';
import type { ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';

/** Something that a shop may want to hear. */
type ShopEvent = Readonly<{
  shopId: ShopId;
  /** The command that made it happen: the same event has the same id for ever. */
  id: string;
  type: string;
  atMs: number;
  data: Readonly<Record<string, unknown>>;
}>;

/** Tells the shops of these transfers, as far as they want to hear; knowing one already changes nothing. */
export async function tellOfTransfers(
  books: WritingBooks,
  transfers: readonly Transfer[],
): Promise<void> {
  const shopIds = new Set(transfers.flatMap(({ details }) => details.shopId ?? []));
  const webhooks = Map.groupBy(
    await books.webhooks.webhooksOfShops([...shopIds]),
    (webhook) => webhook.shopId,
  );
  for (const made of transfers) {
    const { shopId, subject, step } = made.details;
    if (shopId === undefined || subject === undefined || step === undefined) continue;
    const listening = webhooks.get(shopId);
    if (!listening) continue;
    const data = await dataOf(books, shopId, subject);
    const type = `${subject.kind}.${step}`;
    if (data) await add(books, listening, { shopId, id: made.id, type, atMs: made.atMs, data });
  }
}

/** Tells the shop of the end of a redemption that never moved a point. */
export async function tellOfEnd(
  books: WritingBooks,
  ended: Redemption,
  nowMs: number,
): Promise<void> {
  const { id, shopId, state } = ended;
  const event = { shopId, id: `end/${id}`, type: `redemption.${state}`, atMs: nowMs };
  const listening = await books.webhooks.webhooksOf(shopId);
  await add(books, listening, { ...event, data: redemptionData(ended) });
}

function add(
  books: WritingBooks,
  listening: readonly Webhook[],
  { id, type, atMs, data }: ShopEvent,
): Promise<void> {
  const body = canonicalText({ id, type, at: instantText(atMs), data });
  return books.webhooks.addDeliveries(
    listening.map((webhook) => ({
      webhookId: webhook.id,
      eventId: id,
      type,
      body,
      madeAtMs: atMs,
      state: 'waiting',
      attempts: 0,
      dueAtMs: atMs,
      lastAnswer: undefined,
    })),
  );
}

async function dataOf(
  { redemptions, settlements }: ReadingBooks,
  shopId: ShopId,
  { kind, id }: Readonly<{ kind: string; id: string }>,
): Promise<ShopEvent['data'] | undefined> {
  if (kind === 'redemption') {
    const redemption = await redemptions.redemption(shopId, id as RedemptionId);
    return redemption && redemptionData(redemption);
  }
  const settlement = await settlements.settlement(shopId, id);
  return settlement && settlementData(settlement);
}

/** As it is now, which may be further than the event: whoever hears late hears the newest. */
const redemptionData = (one: Redemption) => ({
  id: one.id,
  orderId: one.orderId,
  status: one.state,
  points: String(one.points),
  captured: String(one.capturedPoints),
  refunded: String(one.refundedPoints),
});

const settlementData = (one: Settlement) => ({
  id: one.runId,
  state: one.state,
  net: String(one.net),
  payoutDate: one.payoutDay,
});
