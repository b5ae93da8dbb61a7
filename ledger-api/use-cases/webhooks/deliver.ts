// Tells shops what waits for them: signed, each with its own next try when it fails.
import { afterTry, type Delivery, signingVersions, type Webhook } from '../../ledger/webhook.ts';
import type { LedgerStore } from '../../store/ledger-store.ts';

/** One try to hand a message over; never rejects. `answer` is a status, or why there was none. */
export type SendMessage = (
  message: Readonly<{ url: string; headers: Readonly<Record<string, string>>; body: string }>,
) => Promise<Readonly<{ isTaken: boolean; answer: string }>>;

export type DeliverDeps = Readonly<{
  store: LedgerStore;
  send: SendMessage;
  /** The signature header of a body, by the secrets of these versions. */
  sign(webhookId: string, versions: readonly number[], body: string, nowMs: number): string;
  nowMs(): number;
  /** Nothing more is begun when the ledger stops. */
  stopping: AbortSignal;
  /** Until when a webhook that was slow is left alone, by its id: what this process has found out. */
  resting: Map<string, number>;
}>;

/** Tries one page of what is due, a few of each webhook; answers how many it looked at. */
export async function deliverDue(deps: DeliverDeps): Promise<number> {
  if (deps.stopping.aborted) return 0;
  const nowMs = deps.nowMs();
  const due = await deps.store.read(async ({ webhooks }) => {
    const found: Due[] = [];
    for (const delivery of await webhooks.dueDeliveries(nowMs, LOOKED_AT_MAX)) {
      const webhook = await webhooks.webhook(delivery.webhookId);
      if (webhook) found.push({ delivery, webhook });
    }
    return found;
  });
  const isResting = ({ webhook }: Due): boolean => (deps.resting.get(webhook.id) ?? 0) > nowMs;
  const { tried, left } = inFairShares(due.filter((one) => !isResting(one)));
  await putOff(deps, due.filter(isResting), (id) => deps.resting.get(id));
  // Behind a long queue of one shop the others would not even be seen.
  if (due.length === LOOKED_AT_MAX) await putOff(deps, left, () => nowMs + QUEUE_PAUSE_MS);
  await Promise.all(tried.map(({ delivery, webhook }) => tryOne(deps, delivery, webhook)));
  return due.length;
}

/** Some of each webhook, the longest due first; all places together are no more than one page. */
function inFairShares(
  due: readonly Due[],
): Readonly<{ tried: readonly Due[]; left: readonly Due[] }> {
  const shares = new Map<string, number>();
  const tried: Due[] = [];
  const left: Due[] = [];
  for (const one of due) {
    const share = shares.get(one.webhook.id) ?? 0;
    const hasPlace = share < AT_ONCE_OF_ONE_MAX && tried.length < AT_ONCE_MAX;
    if (hasPlace) shares.set(one.webhook.id, share + 1);
    (hasPlace ? tried : left).push(one);
  }
  return { tried, left };
}

type Due = Readonly<{ delivery: Delivery; webhook: Webhook }>;

/** Without a try that counts: otherwise one server that hangs would hold every place, and keep all shops waiting. */
async function putOff(
  { store }: DeliverDeps,
  due: readonly Due[],
  untilMs: (webhookId: string) => number | undefined,
): Promise<void> {
  if (due.length === 0) return;
  await store.transact(async ({ webhooks }) => {
    for (const { delivery } of due) {
      const known = await webhooks.delivery(delivery.webhookId, delivery.eventId);
      if (!known || known.dueAtMs !== delivery.dueAtMs) continue;
      await webhooks.saveDelivery({ ...known, dueAtMs: untilMs(known.webhookId) });
    }
  });
}

async function tryOne(
  { store, send, sign, nowMs, resting }: DeliverDeps,
  delivery: Delivery,
  webhook: Webhook,
): Promise<void> {
  const { eventId, body } = delivery;
  const versions = signingVersions(webhook, nowMs());
  const startedAtMs = nowMs();
  const outcome = await send({
    url: webhook.url,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'tikkeul-event': eventId,
      'tikkeul-signature': sign(webhook.id, versions, body, nowMs()),
    },
    body,
  });
  const tookMs = nowMs() - startedAtMs;
  if (tookMs >= SLOW_MS) resting.set(webhook.id, nowMs() + tookMs * RESTS_FOR_WORK);
  else resting.delete(webhook.id);
  await store.transact(async ({ webhooks }) => {
    const known = await webhooks.delivery(delivery.webhookId, eventId);
    // It may have been replayed or removed while we waited for the answer.
    const isSame = known?.dueAtMs === delivery.dueAtMs && known?.attempts === delivery.attempts;
    if (known && isSame) await webhooks.saveDelivery(afterTry(known, outcome, nowMs()));
  });
}

// A receiver that hangs holds one of these places for ten seconds at most.
const AT_ONCE_MAX = 20;
/** So that a shop with much to be told, or a slow server, leaves places for the others. */
const AT_ONCE_OF_ONE_MAX = 4;
const LOOKED_AT_MAX = 100;
const QUEUE_PAUSE_MS = 1_000;
/** A server that takes so long is slow, whatever it answers then, and rests six times as long. */
const SLOW_MS = 5_000;
const RESTS_FOR_WORK = 6;
