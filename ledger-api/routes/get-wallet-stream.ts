// GET /v1/wallet/stream: the wallet as server-sent events, within moments of each change.
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { Api, Ledger } from '../api.ts';
import { liveSignIn } from '../auth/sign-ins.ts';
import type { Holder } from '../auth/request-types.ts';
import { refuse } from '../problem-reply.ts';
import { readWallet } from '../use-cases/read-wallet.ts';
import { serve } from './serve.ts';

/**
 * `GET /v1/wallet/stream` → event `wallet`, data as `GET /v1/wallet`, id = version; the first at once, unless
 * `Last-Event-ID` says that the caller has it. Ends with the sign-in and with the ledger.
 */
export function getWalletStream(api: Api, ledger: Ledger): void {
  serve(
    api,
    'GET /v1/wallet/stream',
    async (request, reply) => {
      const holder = request.holder!;
      if (ledger.events.listenerCount(holder.walletId) >= STREAMS_PER_WALLET_MAX) {
        return refuse(reply, 'too-many-streams', {}, { 'retry-after': '5' });
      }
      const gone = new AbortController();
      // It counts from here on, so that any number of them at once are eight, and not only once it is read.
      const change = heardChanges(ledger, holder, gone);
      reply.raw.once('close', () => gone.abort());
      const lastEventId = String(request.headers['last-event-id'] ?? '');
      const frames = walletFrames(ledger, holder, lastEventId, { change, gone });
      reply.headers({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      // The schema documents the frames as text; Fastify sends the stream as it is.
      return (reply as FastifyReply).send(Readable.from(frames, { objectMode: false }));
    },
    { exposeHeadRoute: false },
  );
}

/**
 * A frame whenever the wallet has changed since the last one, and the event `here` when nothing has for a while: a
 * browser hears events, never comments. A slow reader skips versions and always gets the newest.
 */
async function* walletFrames(
  ledger: Ledger,
  holder: Holder,
  lastEventId: string,
  { change, gone }: Readonly<{ change: Latch; gone: AbortController }>,
): AsyncGenerator<string> {
  const end = AbortSignal.any([gone.signal, ledger.stopping]);
  try {
    let sentVersion = lastEventId;
    let checkedAtMs = ledger.clock.monotonicMs();
    yield `retry: ${RECONNECT_AFTER_MS}\n\n`;
    let isWorthReading = true;
    while (!end.aborted) {
      const wallet = isWorthReading ? await readWallet(ledger, holder.walletId) : undefined;
      if (isWorthReading && !wallet) return;
      if (wallet && String(wallet.version) !== sentVersion) {
        sentVersion = String(wallet.version);
        yield `id: ${sentVersion}\nevent: wallet\ndata: ${JSON.stringify(wallet)}\n\n`;
      } else {
        yield STILL_HERE;
      }
      isWorthReading = await change.wait(ledger, end);
      // Also while it changes all the time: a sign-out at another process is told to nobody here.
      if (ledger.clock.monotonicMs() < checkedAtMs + CHECK_EVERY_MS) continue;
      if (!(await isStillSignedIn(ledger, holder))) return;
      checkedAtMs = ledger.clock.monotonicMs();
      isWorthReading = true;
    }
  } finally {
    gone.abort();
  }
}

/** Set at each change of the wallet, until `gone`; the end of the sign-in in this process is `gone`, too. */
function heardChanges(ledger: Ledger, holder: Holder, gone: AbortController): Latch {
  const change = latch();
  const stopListening = [
    ledger.events.onWalletChanged(holder.walletId, change.set),
    ledger.events.onSignedOut(holder.tokenHash, () => gone.abort()),
  ];
  gone.signal.addEventListener('abort', () => stopListening.forEach((stop) => stop()), {
    once: true,
  });
  return change;
}

type Latch = ReturnType<typeof latch>;

/** Remembers that something changed while nobody waited. */
function latch() {
  let isChanged = false;
  let wake: (() => void) | undefined;
  return {
    set: () => {
      isChanged = true;
      wake?.();
    },
    /** Until something changes, the heartbeat is due, or `end`; true, once, when something changed. */
    wait: async (ledger: Ledger, end: AbortSignal): Promise<boolean> => {
      if (!isChanged && !end.aborted) {
        const awake = new AbortController();
        wake = () => awake.abort();
        await ledger.clock.sleep(HEARTBEAT_MS, AbortSignal.any([awake.signal, end]));
        wake = undefined;
      }
      const wasChanged = isChanged;
      isChanged = false;
      return wasChanged;
    },
  };
}

const isStillSignedIn = (ledger: Ledger, holder: Holder): Promise<boolean> =>
  ledger.store.read(
    async (books) =>
      (await liveSignIn(books.access, holder.tokenHash, ledger.clock.nowMs())) !== undefined,
  );

const STREAMS_PER_WALLET_MAX = 8;
/** @NOTE The wallet takes three of them for a lost line (`ui/wallet/data/lively-source.ts`). */
const HEARTBEAT_MS = 6_000;
const STILL_HERE = 'event: here\ndata: {}\n\n';
/** The sign-in, and the wallet as another process may have changed it. */
const CHECK_EVERY_MS = 15_000;
const RECONNECT_AFTER_MS = 1000;
