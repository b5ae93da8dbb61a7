// The process that `send.ts` starts: bare sockets, so that asking costs as little as possible.
import { connect, type Socket } from 'node:net';
import type { Order, Sent } from './send.ts';

process.once('message', (order: Order) => {
  sendAll(order).then(
    (sent) => process.send!(sent),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});

async function sendAll({ host, port, lanes, perSecond }: Order): Promise<Sent> {
  const sockets = await Promise.all(lanes.map(() => opened(host, port)));
  const latenciesMs: number[] = [];
  const ownDelaysMs: number[] = [];
  const statuses: Record<number, number> = {};
  let firstRefusal: string | undefined;
  const startMs = performance.now();
  const cpuBefore = process.cpuUsage();
  // Lane after lane in turn: request i of lane l is number i × lanes + l.
  const dueMs = (lane: number, i: number): number =>
    perSecond === undefined ? -Infinity : startMs + ((i * lanes.length + lane) * 1000) / perSecond;

  await Promise.all(
    lanes.map(async (requests, lane) => {
      const ask = asker(sockets[lane]!);
      for (const [i, request] of requests.entries()) {
        const due = dueMs(lane, i);
        const waitMs = due - performance.now();
        const isWaiting = waitMs > 0;
        if (isWaiting) await new Promise((resolve) => setTimeout(resolve, waitMs));
        const sentMs = performance.now();
        // A timer that rang late, or early, is the sender's own; it is told apart.
        if (isWaiting) ownDelaysMs.push(sentMs - due);
        const { status, text } = await ask(request);
        // One that had to wait for the answer before it is late, and that counts.
        const isLate = perSecond !== undefined && !isWaiting;
        latenciesMs.push(performance.now() - (isLate ? Math.max(due, startMs) : sentMs));
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status >= 300) firstRefusal ??= text();
      }
    }),
  );
  const tookMs = performance.now() - startMs;
  sockets.forEach((socket) => socket.destroy());
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    tookMs,
    cpuMs: (user + system) / 1000,
    latenciesMs,
    ownDelaysMs,
    statuses,
    firstRefusal,
  };
}

const opened = (host: string, port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });

/** One request after the other on one connection; every answer says its length. */
function asker(socket: Socket) {
  let got: Buffer = Buffer.alloc(0);
  let answered: ((answer: { status: number; text: () => string }) => void) | undefined;
  let failed: ((error: Error) => void) | undefined;
  socket.on('close', () => failed?.(new Error('the connection was closed')));
  socket.on('data', (chunk) => {
    got = got.length === 0 ? chunk : Buffer.concat([got, chunk]);
    const headEnd = got.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = got.toString('latin1', 0, headEnd);
    const end = headEnd + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (got.length < end) return;
    const whole = got.subarray(0, end);
    got = got.subarray(end);
    answered!({ status: Number(head.slice(9, 12)), text: () => whole.toString() });
  });
  return (request: Uint8Array) =>
    new Promise<{ status: number; text: () => string }>((resolve, reject) => {
      answered = resolve;
      failed = reject;
      socket.write(request);
    });
}
