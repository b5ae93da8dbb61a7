// Sends prepared requests from a process of its own, so that the one who asks does not slow the one who answers.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Order = Readonly<{
  host: string;
  port: number;
  /** One kept-alive connection each; it sends one request after the other, as each is answered. */
  lanes: readonly (readonly Uint8Array[])[];
  /** Requests a second of all lanes together; undefined sends as quickly as answers come. */
  perSecond?: number;
}>;

export type Sent = Readonly<{
  tookMs: number;
  /** Processor time of the sender itself: what asking took from those who answer. */
  cpuMs: number;
  /** Of each request, from when it was sent, or due while its lane waited for an answer, to the last byte of its own. */
  latenciesMs: readonly number[];
  /** How much later (or earlier) than due the sender itself sent; a machine that has no time for it shows here. */
  ownDelaysMs: readonly number[];
  /** How many answers had which status. */
  statuses: Readonly<Record<number, number>>;
  /** The first answer that was not a success. */
  firstRefusal: string | undefined;
}>;

/** Sends everything and answers what came back. Rejects when the sender ends without a word. */
export function send(order: Order): Promise<Sent> {
  const child = fork(SENDER, { serialization: 'advanced' });
  return new Promise((resolve, reject) => {
    child.once('message', (sent: Sent) => {
      resolve(sent);
      child.disconnect();
    });
    child.once('exit', (code) => reject(new Error(`the sender ended with ${code}`)));
    child.send(order);
  });
}

const SENDER = fileURLToPath(new URL('sender.ts', import.meta.url));

/** A request as it goes over the wire. */
export function requestBytes(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Uint8Array {
  const all = { ...headers, ...(body && { 'content-length': String(Buffer.byteLength(body)) }) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}

/** Throws with the first refusal unless every request was answered with a success. */
export function assertAllAnswered(sent: Sent): Sent {
  if (sent.firstRefusal === undefined) return sent;
  throw new Error(
    `answers ${JSON.stringify(sent.statuses)}; the first refusal: ${sent.firstRefusal}`,
  );
}
