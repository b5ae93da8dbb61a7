// The console's calls to the ledger. A refusal is an answer with a code; no answer at all is `unreachable`.

export type Refusal = Readonly<{
  ok: false;
  /** The ledger's stable code; `unreachable` when nothing answered in time. */
  code: string;
  /** HTTP status; absent when nothing answered. */
  status?: number;
  /** The ledger's own sentence, for a code that has no text of ours. */
  detail?: string;
  /** When to try again, in seconds, if the ledger said so. */
  retryAfterS?: number;
}>;
export type Answer<T> = Readonly<{ ok: true; value: T }> | Refusal;

/** A whole list, or as much of it as is read at once. */
export type Rows<T> = Readonly<{ rows: readonly T[]; isCut: boolean }>;

export type Write = Readonly<{ method?: 'POST' | 'PATCH'; path: string; body?: object }>;

export interface DeskClient {
  /** `path` is what follows `/v1`. */
  read<T>(path: string): Promise<Answer<T>>;
  /** Every page of a list, up to `PAGES_MAX`; `name` is the key of its rows. */
  list<T>(path: string, name: string): Promise<Answer<Rows<T>>>;
  /** `commandKey` stays the same when the same wish is sent again: it then has one effect. */
  write<T>(wish: Write, commandKey: string): Promise<Answer<T>>;
  signIn<T>(
    who: Readonly<{ name: string; password: string; oneTimeCode: string }>,
  ): Promise<Answer<T>>;
  signOut(): Promise<Answer<undefined>>;
}

/** A client of the ledger that served this page; the sign-in travels as a cookie. */
export function deskClient(fetcher: typeof fetch = fetch): DeskClient {
  const call = <T>(method: string, path: string, body?: object, headers = {}) =>
    answerOf<T>(
      fetcher(`/v1${path}`, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        headers: {
          'X-Client': 'web',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(CALL_LIMIT_MS),
      }),
    );
  const read = <T>(path: string) => call<T>('GET', path);
  return {
    read,
    list: (path, name) => everyPage(read, path, name),
    write: ({ method = 'POST', path, body }, commandKey) =>
      call(method, path, body, { 'Idempotency-Key': commandKey }),
    signIn: (who) => call('POST', '/auth/operator-sessions', who),
    signOut: () => call('DELETE', '/auth/sessions?of=operator'),
  };
}

async function everyPage<T>(
  read: DeskClient['read'],
  path: string,
  name: string,
): Promise<Answer<Rows<T>>> {
  const rows: T[] = [];
  let next: string | undefined;
  for (let page = 0; page < PAGES_MAX; page++) {
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

async function answerOf<T>(pending: Promise<Response>): Promise<Answer<T>> {
  try {
    const response = await pending;
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    return response.ok ? { ok: true, value: body as T } : refusalOf(response, body);
  } catch {
    // No network, a time-out, or something that is not our ledger answered.
    return { ok: false, code: 'unreachable' };
  }
}

function refusalOf(response: Response, body: unknown): Refusal {
  const { code, detail } = (body ?? {}) as { code?: unknown; detail?: unknown };
  const retryAfterS = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return {
    ok: false,
    status: response.status,
    code: typeof code === 'string' ? code : response.status >= 500 ? 'unreachable' : 'refused',
    ...(typeof detail === 'string' ? { detail } : {}),
    ...(Number.isFinite(retryAfterS) ? { retryAfterS } : {}),
  };
}

const CALL_LIMIT_MS = 15_000;
/** Of 50 rows each: what a person still looks through on one page. */
const PAGES_MAX = 20;
