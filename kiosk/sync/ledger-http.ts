// One POST to the ledger over HTTP: bytes out, status and JSON back, or the reason why nothing came.
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { isAxiosError } from 'axios';
import type { Clock } from '#drivers/clock.ts';
import type { ServerClock } from './server-clock.ts';

export type HttpReply =
  | { kind: 'answered'; status: number; body: unknown }
  /** No answer, or one that only says "later" (429, 5xx): the request may or may not have had its effect. */
  | { kind: 'unreachable'; reason: string };

export type LedgerHttp = Readonly<{
  url(path: string): URL;
  post(
    path: string,
    body: Uint8Array,
    headers: Readonly<Record<string, string>>,
    timeoutMs: number,
  ): Promise<HttpReply>;
}>;

/** A client for the ledger at `ledgerUrl`; it never follows redirects or proxies, and ends with `signal`. */
export function ledgerHttp(
  ledgerUrl: string,
  { clock, serverClock, signal }: { clock: Clock; serverClock: ServerClock; signal: AbortSignal },
): LedgerHttp {
  const agents = [new HttpAgent({ keepAlive: true }), new HttpsAgent({ keepAlive: true })] as const;
  signal.addEventListener('abort', () => agents.forEach((agent) => agent.destroy()), {
    once: true,
  });
  const client = axios.create({
    adapter: 'http',
    httpAgent: agents[0],
    httpsAgent: agents[1],
    proxy: false,
    maxRedirects: 0,
    maxContentLength: ANSWER_BYTES_MAX,
    responseType: 'text',
    validateStatus: () => true,
    // The bytes are signed: nothing may touch them, in either direction.
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
  });
  const url = (path: string): URL => new URL(path, ledgerUrl);

  return {
    url,
    post: async (path, body, headers, timeoutMs) => {
      const ended = new AbortController();
      const deadline = new AbortController();
      void clock.sleep(timeoutMs, ended.signal).then(() => deadline.abort());
      const sentMs = clock.monotonicMs();
      try {
        const answer = await client.post<unknown>(url(path).href, Buffer.from(body), {
          headers: { ...headers, 'Content-Type': 'application/json', Accept: 'application/json' },
          signal: AbortSignal.any([signal, deadline.signal]),
        });
        const date: unknown = answer.headers['date'];
        serverClock.learn(
          typeof date === 'string' ? date : undefined,
          clock.monotonicMs() - sentMs,
        );
        if (answer.status === 429 || answer.status >= 500) {
          return { kind: 'unreachable', reason: `status ${answer.status}` };
        }
        return { kind: 'answered', status: answer.status, body: readJson(answer.data) };
      } catch (error) {
        if (!isAxiosError(error)) throw error;
        const reason = deadline.signal.aborted ? `no answer in ${timeoutMs} ms` : error.code;
        return { kind: 'unreachable', reason: reason ?? error.message };
      } finally {
        ended.abort();
      }
    },
  };
}

function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

const ANSWER_BYTES_MAX = 1024 * 1024;
