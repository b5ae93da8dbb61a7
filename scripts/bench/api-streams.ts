// How soon a change is on the phone: many open wallet streams, payments at a steady pace, the time from paying to the frame.
import { systemClock } from '#drivers/clock.ts';
import { connect, type Socket } from 'node:net';
import { type BenchHolder, type BenchShop, payment } from './api-till.ts';
import { percentile } from './result.ts';
import { requestBytes } from './send.ts';
import type { ServedLedger } from './served-ledger.ts';

export type StreamsFigure = Readonly<{ p50Ms: number; p99Ms: number; changes: number }>;

/**
 * Every holder has one stream open; `changes` of them pay, one each `everyMs`. Counted from sending the payment to the
 * last byte of the frame, so the payment itself is in it.
 */
export async function measureStreams(
  { host, port }: ServedLedger,
  shop: BenchShop,
  holders: readonly BenchHolder[],
  changes: number,
  everyMs: number,
): Promise<StreamsFigure> {
  const at = `${host}:${port}`;
  const till = await opened(host, port);
  till.resume();
  const streams = await Promise.all(
    holders.map(async (holder) => {
      const socket = await opened(host, port);
      const stream = frames(socket);
      const headers = { host: at, authorization: `Bearer ${holder.token}` };
      socket.write(requestBytes('GET', '/v1/wallet/stream', headers));
      await stream.next();
      return { holder, stream, socket };
    }),
  );
  const latenciesMs: number[] = [];
  const heard: Promise<void>[] = [];
  for (const { holder, stream } of streams.slice(0, changes)) {
    const sentMs = performance.now();
    heard.push(stream.next().then(() => void latenciesMs.push(performance.now() - sentMs)));
    till.write(payment(at, shop, holder, systemClock.nowMs()));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`a frame did not come within ${FRAME_TIMEOUT_MS} ms`);
    setTimeout(() => reject(error), FRAME_TIMEOUT_MS).unref();
  });
  await Promise.race([Promise.all(heard), late]);
  for (const socket of [till, ...streams.map((one) => one.socket)]) socket.destroy();
  return {
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    changes: latenciesMs.length,
  };
}

const opened = (host: string, port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });

/** Resolves at each `wallet` event that comes after the call. */
function frames(socket: Socket) {
  let text = '';
  let told: (() => void) | undefined;
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    const begins = text.indexOf('event: wallet');
    if (begins < 0 || text.indexOf('\n\n', begins) < 0) return;
    text = '';
    told?.();
  });
  return { next: () => new Promise<void>((resolve) => (told = resolve)) };
}

const FRAME_TIMEOUT_MS = 30_000;
