// The wallet's calls to the ledger. A refusal is an answer with a code; no answer at all is `unreachable`.
import type { LedgerKey } from '#ledger/contract/kiosk-documents.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import type { DepositDetail, History, Wallet } from '#ledger/contract/wallet.ts';
import { holderCalls, type Call, type HolderCalls } from './holder-calls.ts';

export type Refusal = Readonly<{
  ok: false;
  /** The ledger's stable code; `unreachable` when nothing answered in time. */
  code: string;
  /** HTTP status; absent when nothing answered. */
  status?: number;
  /** The ledger's own sentence, for a code that has no text of ours yet. */
  detail?: string;
  /** When to try again, in seconds, if the ledger said so. */
  retryAfterS?: number;
}>;
export type Answer<T> = Readonly<{ ok: true; value: T }> | Refusal;

export interface LedgerClient extends HolderCalls {
  wallet(): Promise<Answer<Wallet>>;
  /** One page, newest first; `cursor` is the `next` of the page before. */
  history(cursor?: string): Promise<Answer<History>>;
  deposit(id: string): Promise<Answer<DepositDetail>>;
  sendCode(phone: string): Promise<Answer<undefined>>;
  signIn(phone: string, code: string): Promise<Answer<unknown>>;
  signOut(): Promise<Answer<undefined>>;
  /** `commandKey` stays the same when the same wish is sent again: it then has one effect. */
  pickUp(code: string, commandKey: string): Promise<Answer<{ depositId: string }>>;
  rateCard(): Promise<Answer<RateCard>>;
  /** The ledger's public keys, for a receipt. */
  keys(): Promise<Answer<readonly LedgerKey[]>>;
  /** Names of kiosks by id. */
  kioskNames(): Promise<Answer<ReadonlyMap<string, string>>>;
}

/** A client of the ledger that served this page; the session travels as a cookie. */
export function ledgerClient(fetcher: typeof fetch = fetch): LedgerClient {
  const call: Call = <T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) =>
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

  return {
    ...holderCalls(call),
    wallet: () => call('GET', '/wallet'),
    history: (cursor) =>
      call('GET', `/wallet/history${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`),
    deposit: (id) => call('GET', `/wallet/deposits/${encodeURIComponent(id)}`),
    sendCode: (phone) => call('POST', '/auth/otp', { phone }),
    signIn: (phone, code) => call('POST', '/auth/sessions', { phone, code }),
    signOut: () => call('DELETE', '/auth/sessions'),
    pickUp: (code, commandKey) =>
      call('POST', '/wallet/pickups', { code }, { 'Idempotency-Key': commandKey }),
    rateCard: () => call('GET', '/rate-card'),
    keys: async () => listOf<LedgerKey>(await call('GET', '/keys'), 'keys'),
    kioskNames: async () => {
      const list = listOf<{ id: string; name: string }>(await call('GET', '/kiosks'), 'kiosks');
      return list.ok
        ? { ok: true, value: new Map(list.value.map((kiosk) => [kiosk.id, kiosk.name])) }
        : list;
    },
  };
}

async function answerOf<T>(pending: Promise<Response>): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await pending;
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok) return { ok: true, value: body as T };
    return refusalOf(response, body);
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

/** A list that travels alone or under its own name. */
function listOf<T>(answer: Answer<unknown>, name: string): Answer<readonly T[]> {
  if (!answer.ok) return answer;
  const list = Array.isArray(answer.value)
    ? answer.value
    : (answer.value as Record<string, unknown>)[name];
  return Array.isArray(list)
    ? { ok: true, value: list as readonly T[] }
    : { ok: false, code: 'unreachable' };
}

const CALL_LIMIT_MS = 15_000;
