// The phone network behind a provider: a signed webhook, tried again while the message is worth sending.
import type { Clock } from '#drivers/clock.ts';
import { repeat } from '../use-cases/upkeep/repeat.ts';
import type { SendMessage } from '../use-cases/webhooks/deliver.ts';
import { webhookSignature } from '../webhooks/sign.ts';
import type { MessageQueue, QueuedMessage } from './message-queue.ts';
import type { Message, MessageSink } from './message-sink.ts';

export type HttpsSinkOptions = Readonly<{
  url: string;
  /** The key of the signature, known to the provider. */
  secret: string;
  queue: MessageQueue;
  send: SendMessage;
  clock: Clock;
  /** Told why a message was given up: its kind and the answer, never a number or a text. */
  givenUp(why: string): void;
}>;

export type RunningSink = MessageSink & Readonly<{ waiting(): number; stop(): Promise<void> }>;

/**
 * `POST url` `{id, at, to, kind, text}`, `Tikkeul-Event: {id}`, signed as webhooks are (`webhooks/README.md`). Any 2xx takes
 * it. A provider may hear a message twice, under the same id, and answers 400, 410 or 422 to one that it never wants.
 */
export function httpsMessageSink(options: HttpsSinkOptions): RunningSink {
  const { queue, clock } = options;
  const waiting = new Map<string, Waiting>();
  for (const queued of queue.left()) waiting.set(queued.id, { queued, tries: 0, dueAtMs: 0 });
  const underWay = new Map<string, Promise<void>>();

  const begin = (one: Waiting): void => {
    const { id } = one.queued;
    if (underWay.size >= AT_ONCE_MAX || underWay.has(id)) return;
    underWay.set(
      id,
      tryOne(options, one).then((next) => {
        underWay.delete(id);
        if (next) return void waiting.set(id, next);
        waiting.delete(id);
        return queue.remove(id);
      }),
    );
  };
  const loop = repeat(
    async () => {
      const nowMs = clock.nowMs();
      // Codes first: somebody waits for them.
      const due = [...waiting.values()]
        .filter((one) => one.dueAtMs <= nowMs)
        .toSorted((a, b) => Number(isCode(b)) - Number(isCode(a)));
      for (const one of due) begin(one);
    },
    { clock, intervalMs: LOOK_EVERY_MS, failed: () => {} },
  );
  return {
    send: (message: Message) => {
      const one: Waiting = { queued: queue.add(message, clock.nowMs()), tries: 0, dueAtMs: 0 };
      waiting.set(one.queued.id, one);
      begin(one);
    },
    waiting: () => waiting.size,
    stop: async () => {
      await loop.stop();
      await Promise.all(underWay.values());
    },
  };
}

type Waiting = Readonly<{ queued: QueuedMessage; tries: number; dueAtMs: number }>;

const isCode = ({ queued }: Waiting): boolean => queued.message.kind === 'code';

/** Undefined when it was taken or given up, else when to try again. */
async function tryOne(
  { url, secret, send, clock, givenUp }: HttpsSinkOptions,
  { queued, tries }: Waiting,
): Promise<Waiting | undefined> {
  const { id, atMs, message } = queued;
  if (clock.nowMs() - atMs > WORTH_SENDING_MS[message.kind]) {
    givenUp(`${message.kind}: too old`);
    return undefined;
  }
  const body = JSON.stringify({ id, at: new Date(atMs).toISOString(), ...message });
  const { isTaken, answer } = await send({
    url,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'tikkeul-event': id,
      'tikkeul-signature': webhookSignature([secret], body, clock.nowMs()),
    },
    body,
  });
  if (isTaken) return undefined;
  if (NEVER.includes(answer)) {
    givenUp(`${message.kind}: ${answer}`);
    return undefined;
  }
  const pauseMs = PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)]!;
  return { queued, tries: tries + 1, dueAtMs: clock.nowMs() + pauseMs };
}

const MINUTE_MS = 60_000;
/** A code is dead after three minutes; the wallet shows the rest. */
const WORTH_SENDING_MS: Readonly<Record<Message['kind'], number>> = {
  code: 3 * MINUTE_MS,
  receipt: 24 * 60 * MINUTE_MS,
  notice: 24 * 60 * MINUTE_MS,
};
const PAUSES_MS = [1_000, 5_000, 30_000, 2 * MINUTE_MS, 10 * MINUTE_MS, 60 * MINUTE_MS];
const NEVER = ['400', '410', '422'];
const AT_ONCE_MAX = 20;
const LOOK_EVERY_MS = 500;
