// One call to the ledger that served this page; the sign-in travels as a cookie. A refusal is an answer with a code.
import type { Answer, Refusal } from '../../wallet/data/ledger-client.ts';

export type { Answer, Refusal };

/** `commandKey` goes with every write, and stays the same when the same wish is sent again. */
export type CallOptions = Readonly<{ body?: unknown; commandKey?: string }>;

/** Answers within the limit: the ledger's word, or `unreachable`. */
export async function ledgerCall<T>(
  fetcher: typeof fetch,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  { body, commandKey }: CallOptions = {},
): Promise<Answer<T>> {
  try {
    const response = await fetcher(`/v1${path}`, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        'X-Client': 'web',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(commandKey !== undefined && { 'Idempotency-Key': commandKey }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(CALL_LIMIT_MS),
    });
    const text = await response.text();
    const answered: unknown = text === '' ? undefined : JSON.parse(text);
    return response.ok ? { ok: true, value: answered as T } : refusalOf(response, answered);
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
    // Behind a 5xx without a code stands no ledger, but what should lead to it.
    code: typeof code === 'string' ? code : response.status >= 500 ? 'unreachable' : 'refused',
    ...(typeof detail === 'string' && { detail }),
    ...(Number.isFinite(retryAfterS) && { retryAfterS }),
  };
}

const CALL_LIMIT_MS = 15_000;
