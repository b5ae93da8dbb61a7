// Hands one message to a shop's server: resolved, checked, and connected to exactly the address that was checked.
import { lookup as systemLookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { Clock } from '#drivers/clock.ts';
import type { SendMessage } from '../use-cases/webhooks/deliver.ts';
import { type AllowedHosts, hostOf, isAllowed, isPublicAddress, portOf } from './public-address.ts';

type Address = Readonly<{ address: string; family: number }>;

export type SenderOptions = Readonly<{
  clock: Clock;
  allowed: AllowedHosts;
  /** Ends what is under way when the ledger stops; it is tried again later. */
  stopping?: AbortSignal;
  /** Every address of a host; the system's resolver unless a test says otherwise. */
  resolve?: (host: string) => Promise<readonly Address[]>;
}>;

/** A sender that follows no redirect, reads no answer beyond its status, and waits ten seconds at most. */
export function webhookSender({
  clock,
  allowed,
  stopping,
  resolve = systemResolve,
}: SenderOptions): SendMessage {
  return async ({ url: text, headers, body }) => {
    const url = new URL(text);
    const end = new AbortController();
    const answered = new AbortController();
    // The wait ends with the answer, so that nothing is left behind.
    const over = stopping ? AbortSignal.any([answered.signal, stopping]) : answered.signal;
    void clock.sleep(ANSWER_WITHIN_MS, over).then(() => end.abort());
    try {
      const address = await Promise.race([
        checkedAddress(url, allowed, resolve),
        rejectAtEnd(end.signal),
      ]);
      if (!address) return { isTaken: false, answer: 'the address is not public' };
      const status = await statusOf(url, address, { headers, body, signal: end.signal });
      return { isTaken: status >= 200 && status < 300, answer: String(status) };
    } catch (error) {
      if (stopping?.aborted) return { isTaken: false, answer: 'broken off: the ledger stopped' };
      if (end.signal.aborted) return { isTaken: false, answer: 'no answer within 10 s' };
      const { code } = error as NodeJS.ErrnoException;
      return { isTaken: false, answer: `no answer (${code ?? 'broken off'})` };
    } finally {
      answered.abort();
    }
  };
}

/** The address to connect to; undefined when one of the host's addresses is not public. */
async function checkedAddress(
  url: URL,
  allowed: AllowedHosts,
  resolve: (host: string) => Promise<readonly Address[]>,
): Promise<Address | undefined> {
  const found = await resolve(hostOf(url));
  const isFree = isAllowed(url, allowed);
  return isFree || found.every(({ address }) => isPublicAddress(address)) ? found[0] : undefined;
}

type Sent = Readonly<{
  headers: Readonly<Record<string, string>>;
  body: string;
  signal: AbortSignal;
}>;

function statusOf(url: URL, { address, family }: Address, sent: Sent): Promise<number> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sending = request(
      {
        method: 'POST',
        // Connects to what was checked: a name that is resolved once more could lead elsewhere.
        host: address,
        family,
        // A certificate is for the name; an address has none to ask for.
        servername: isIP(hostOf(url)) === 0 ? url.hostname : '',
        port: portOf(url),
        path: `${url.pathname}${url.search}`,
        headers: {
          ...sent.headers,
          host: url.host,
          'user-agent': 'Tikkeul-Webhook/1',
          'content-length': Buffer.byteLength(sent.body),
        },
        agent: false,
        signal: sent.signal,
      },
      (answer: IncomingMessage) => {
        resolve(answer.statusCode ?? 0);
        answer.destroy();
      },
    );
    sending.on('error', reject);
    sending.end(sent.body);
  });
}

const rejectAtEnd = (end: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    end.addEventListener('abort', () => reject(new Error('no address in time')), { once: true });
  });

const systemResolve = (host: string): Promise<readonly Address[]> =>
  systemLookup(host, { all: true });

const ANSWER_WITHIN_MS = 10_000;
