// Empties the outbox: batches in order, one in flight, tried again for ever, every wait visible.
import type { Clock } from '#drivers/clock.ts';
import type { Entropy } from '#drivers/entropy.ts';
import type { SigningKey } from '#ledger/contract/signature.ts';
import { batchAfter } from '../outbox/outbox.ts';
import type { Enrolment, KioskStore, StoredBatch } from '../store/kiosk-store.ts';
import { afterReply } from './after-reply.ts';
import { backOffMs } from './back-off.ts';
import type { BatchReply, LedgerClient } from './ledger-client.ts';
import type { Log } from './log.ts';
import { pauseOn } from './pause.ts';
import type { ServerClock } from './server-clock.ts';

export type SyncState =
  | { state: 'idle' }
  | { state: 'sending'; batchSeq: number; attempt: number }
  | { state: 'backing-off'; batchSeq: number; attempt: number; reason: string; retryAtMs: number };

export type SyncDeps = Readonly<{
  store: KioskStore;
  client: Pick<LedgerClient, 'sendBatch'>;
  clock: Clock;
  serverClock: ServerClock;
  entropy: Entropy;
  key: SigningKey;
  enrolment: Enrolment;
  log: Log;
  signal: AbortSignal;
  /** True while somebody waits for what the journal holds to arrive: batches leave at once, at most 10 a second. */
  isHurried(): boolean;
  stateChanged(state: SyncState): void;
  /** What the ledger made of a batch: it is online; it holds this kiosk's batches aside, or no longer. */
  replied(reply: BatchReply): void;
}>;

export interface SyncLoop {
  /** Says that the journal has news; without it they are found within a few seconds. */
  nudge(): void;
  /** Ends a back-off early, because the ledger was heard of elsewhere. */
  retryNow(): void;
  /** Resolves when the signal has ended the loop. */
  readonly done: Promise<void>;
}

/** Starts the loop; it runs until `signal` aborts. */
export function startSync(deps: SyncDeps): SyncLoop {
  const { store, client, clock, serverClock, entropy, key, enrolment, log, signal } = deps;
  const pause = pauseOn(clock, signal);
  let resting: 'idle' | 'backing-off' | undefined;
  let attempt = 1;
  /** Held batches count as delivered, but not as acknowledged: a restart sends them again. */
  let heldThrough = 0;
  let isAskingAgain = false;
  let hasRepeated = false;
  let sentThrough = 0;
  let lastSentMs = Number.NEGATIVE_INFINITY;

  const rest = async (kind: typeof resting, ms: number): Promise<void> => {
    resting = kind;
    await pause.wait(ms);
    resting = undefined;
  };
  const backOff = async (batchSeq: number, reason: string): Promise<void> => {
    const waitMs = backOffMs(attempt, entropy.jitter());
    log('warn', 'a batch has to wait', { batchSeq, attempt, reason, waitMs });
    const retryAtMs = clock.nowMs() + waitMs;
    deps.stateChanged({ state: 'backing-off', batchSeq, attempt, reason, retryAtMs });
    attempt += 1;
    hasRepeated = false;
    await rest('backing-off', waitMs);
  };

  const sendNext = async (): Promise<void> => {
    const { acceptedThrough } = store.outbox();
    const deliveredThrough = isAskingAgain
      ? acceptedThrough
      : Math.max(acceptedThrough, heldThrough);
    isAskingAgain = false;
    const batch = batchAfter(deliveredThrough, {
      store,
      key,
      enrolment,
      nowMs: serverClock.nowMs(),
    });
    if (!batch) return waitForNews();
    deps.stateChanged({ state: 'sending', batchSeq: batch.batchSeq, attempt });
    lastSentMs = clock.monotonicMs();
    const reply = await client.sendBatch(batch, enrolment);
    if (signal.aborted) return;
    sentThrough = Math.max(sentThrough, batch.batchSeq);
    deps.replied(reply);
    await follow(batch, reply);
  };

  const follow = async ({ batchSeq }: StoredBatch, reply: BatchReply): Promise<void> => {
    const next = afterReply(reply, { batchSeq, sentThrough });
    if (next.do === 'wait') return backOff(batchSeq, next.reason);
    if (next.do === 'repeat') {
      if (hasRepeated) return backOff(batchSeq, 'clock-skew');
      hasRepeated = true;
      return;
    }
    if (next.do === 'send-from') {
      if (!store.batch(next.batchSeq))
        return backOff(batchSeq, 'the ledger asks for a batch that is no longer kept');
      log('warn', 'the ledger asks for earlier batches again', { from: next.batchSeq });
      if (next.batchSeq <= store.outbox().acceptedThrough) store.rewind(next.batchSeq);
      heldThrough = Math.min(heldThrough, next.batchSeq - 1);
    }
    if (next.do === 'acknowledge') {
      store.acknowledge(next.through, serverClock.nowMs());
      heldThrough = 0;
      if (store.outbox().unsentRecords === 0) deps.stateChanged({ state: 'idle' });
    }
    if (next.do === 'hold') heldThrough = Math.max(heldThrough, batchSeq);
    attempt = 1;
    hasRepeated = false;
    await pause.wait(lastSentMs + SEND_INTERVAL_MS - clock.monotonicMs());
  };

  /** Nothing to send: rests until there is something, or until held batches are worth asking about again. */
  const waitForNews = async (): Promise<void> => {
    deps.stateChanged({ state: 'idle' });
    const untilMs = clock.monotonicMs() + HELD_AGAIN_MS;
    while (!signal.aborted && store.outbox().unbatchedRecords === 0) {
      if (heldThrough > 0 && clock.monotonicMs() >= untilMs) {
        isAskingAgain = true;
        return;
      }
      await rest('idle', IDLE_INTERVAL_MS);
    }
    if (deps.isHurried()) await pause.wait(lastSentMs + SEND_INTERVAL_MS - clock.monotonicMs());
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await sendNext();
      } catch (error) {
        // The store is in doubt or damaged; the house reopens it, and we look again.
        log('warn', 'the outbox cannot be read or written', { error: String(error) });
        await pause.wait(STORE_AGAIN_MS);
      }
    }
  };

  return {
    nudge: () => {
      if (resting === 'idle' && deps.isHurried()) pause.wake();
    },
    retryNow: () => {
      if (resting === 'backing-off') pause.wake();
    },
    done: run(),
  };
}

/** At most ten batches a second, so that coins poured together travel together. */
const SEND_INTERVAL_MS = 100;
/** Without anybody waiting, news leave within this time. */
const IDLE_INTERVAL_MS = 3_000;
/** The oldest held batch is offered again: the answer tells whether operators have released it. */
const HELD_AGAIN_MS = 60_000;
const STORE_AGAIN_MS = 1_000;
