// Webhooks: where a shop wants to hear of what happened, and how often we try to tell it.
import type { ShopId } from '../contract/ids.ts';

export type Webhook = Readonly<{
  id: string;
  shopId: ShopId;
  url: string;
  /** Its secret is derived from the id and this number, and stored nowhere. */
  secretVersion: number;
  createdAtMs: number;
  /** When the secret was last changed; the one before is good for a day more. */
  rotatedAtMs: number | undefined;
}>;

/** One event for one webhook, until it is told or given up. */
export type Delivery = Readonly<{
  webhookId: string;
  /** The same for the same event, however often it is told; a receiver tells repeats by it. */
  eventId: string;
  type: string;
  /** Exactly the bytes that are sent and signed. */
  body: string;
  madeAtMs: number;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  /** When it is tried next; undefined once it is delivered or failed. */
  dueAtMs: number | undefined;
  /** What the receiver last answered, or why there was no answer. */
  lastAnswer: string | undefined;
}>;

/** The delivery after one try. */
export function afterTry(
  delivery: Delivery,
  outcome: Readonly<{ isTaken: boolean; answer: string }>,
  nowMs: number,
): Delivery {
  const tried = {
    ...delivery,
    attempts: delivery.attempts + 1,
    lastAnswer: outcome.answer,
    dueAtMs: undefined,
  };
  if (outcome.isTaken) return { ...tried, state: 'delivered' };
  const waitMs = WAITS_MS[delivery.attempts];
  if (waitMs === undefined) return { ...tried, state: 'failed' };
  return { ...tried, dueAtMs: nowMs + waitMs };
}

/** The delivery as if it had not been tried yet. */
export const replayed = (delivery: Delivery, nowMs: number): Delivery => ({
  ...delivery,
  state: 'waiting',
  attempts: 0,
  dueAtMs: nowMs,
});

/** The versions whose secrets sign now, the newest first. */
export function signingVersions(webhook: Webhook, nowMs: number): readonly number[] {
  const { secretVersion, rotatedAtMs } = webhook;
  const isOverlapping = rotatedAtMs !== undefined && nowMs < rotatedAtMs + OVERLAP_MS;
  return isOverlapping ? [secretVersion, secretVersion - 1] : [secretVersion];
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const OVERLAP_MS = 24 * HOUR_MS;

/** After each failed try; when they are used up (two days) the delivery has failed and waits to be replayed. */
const WAITS_MS = [
  10 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  24 * HOUR_MS,
];
