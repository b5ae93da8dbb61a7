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
}>;

/** Tries one page of what is due; answers how many. */
export async function deliverDue(deps: DeliverDeps): Promise<number> {
  if (deps.stopping.aborted) return 0;
  const nowMs = deps.nowMs();
  const due = await deps.store.read(async ({ webhooks }) => {
    const found: { delivery: Delivery; webhook: Webhook }[] = [];
    for (const delivery of await webhooks.dueDeliveries(nowMs, AT_ONCE_MAX)) {
      const webhook = await webhooks.webhook(delivery.webhookId);
      if (webhook) found.push({ delivery, webhook });
    }
    return found;
  });
  await Promise.all(due.map(({ delivery, webhook }) => tryOne(deps, delivery, webhook)));
  return due.length;
}

async function tryOne(
  { store, send, sign, nowMs }: DeliverDeps,
  delivery: Delivery,
  webhook: Webhook,
): Promise<void> {
  const { eventId, body } = delivery;
  const versions = signingVersions(webhook, nowMs());
  const outcome = await send({
    url: webhook.url,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'tikkeul-event': eventId,
      'tikkeul-signature': sign(webhook.id, versions, body, nowMs()),
    },
    body,
  });
  await store.transact(async ({ webhooks }) => {
    const known = await webhooks.delivery(delivery.webhookId, eventId);
    // It may have been replayed or removed while we waited for the answer.
    const isSame = known?.dueAtMs === delivery.dueAtMs && known?.attempts === delivery.attempts;
    if (known && isSame) await webhooks.saveDelivery(afterTry(known, outcome, nowMs()));
  });
}

// A receiver that hangs holds one of these places for ten seconds at most.
const AT_ONCE_MAX = 20;
