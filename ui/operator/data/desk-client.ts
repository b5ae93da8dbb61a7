// The console's calls to the ledger. A refusal is an answer with a code; no answer at all is `unreachable`.

import { type Answer, ledgerSender } from '#ledger/contract/client.ts';

export type { Answer, Refusal } from '#ledger/contract/client.ts';

/** A whole list, or as much of it as is read at once. */
export type Rows<T> = Readonly<{ rows: readonly T[]; isCut: boolean }>;

export type Write = Readonly<{ method?: 'POST' | 'PATCH'; path: string; body?: object }>;

export interface DeskClient {
  /** `path` is what follows `/v1`. */
  read<T>(path: string): Promise<Answer<T>>;
  /** The pages of a list from its first, up to `pagesMax`, or `PAGES_MAX`; `name` is the key of its rows. */
  list<T>(path: string, name: string, pagesMax?: number): Promise<Answer<Rows<T>>>;
  /** `commandKey` stays the same when the same wish is sent again: it then has one effect. */
  write<T>(wish: Write, commandKey: string): Promise<Answer<T>>;
  signIn<T>(
    who: Readonly<{ name: string; password: string; oneTimeCode: string }>,
  ): Promise<Answer<T>>;
  signOut(): Promise<Answer<undefined>>;
}

/** A client of the ledger that served this page; the sign-in travels as a cookie. */
export function deskClient(fetcher: typeof fetch = fetch): DeskClient {
  const send = ledgerSender({ fetcher, headers: { 'X-Client': 'web' } });
  const read = <T>(path: string) => send<T>('GET', `/v1${path}`);
  return {
    read,
    list: (path, name, pagesMax = PAGES_MAX) => everyPage(read, path, name, pagesMax),
    write: ({ method = 'POST', path, body }, key) => send(method, `/v1${path}`, { body, key }),
    signIn: (who) => send('POST', '/v1/auth/operator-sessions', { body: who }),
    signOut: () => send('DELETE', '/v1/auth/sessions?of=operator'),
  };
}

async function everyPage<T>(
  read: DeskClient['read'],
  path: string,
  name: string,
  pagesMax: number,
): Promise<Answer<Rows<T>>> {
  const rows: T[] = [];
  let next: string | undefined;
  for (let page = 0; page < pagesMax; page++) {
    const sign = path.includes('?') ? '&' : '?';
    const cursor = next === undefined ? '' : `${sign}cursor=${encodeURIComponent(next)}`;
    const answer = await read<Record<string, unknown>>(`${path}${cursor}`);
    if (!answer.ok) return answer;
    const found = answer.value[name];
    if (!Array.isArray(found)) return { ok: false, code: 'unreachable' };
    rows.push(...(found as T[]));
    next = answer.value['next'] as string | undefined;
    if (next === undefined) return { ok: true, value: { rows, isCut: false } };
  }
  return { ok: true, value: { rows, isCut: true } };
}

/** Of 50 rows each: what a person still looks through on one page. */
export const PAGES_MAX = 20;
