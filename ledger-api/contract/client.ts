// Calls the ledger from a page, a till or a shop's own program. Its types are the table of calls; no schema is loaded.
import type { z } from 'zod';
import type { CallLine, Calls } from './calls/all.ts';

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

/** What it is answered with when all is well. */
export type Answered<L extends CallLine> = AnsweredByLine[L];

/**
 * Makes the call named `line` with its parameters, query and body. `key` stays the same when the same wish is sent again:
 * it then has one effect.
 */
export type CallLedger = <L extends CallLine>(
  line: L,
  ...asked: Arguments<L>
) => Promise<Answer<Answered<L>>>;

export type ClientOptions = Readonly<{
  fetcher: typeof fetch;
  /** Where the ledger is; empty for the one that served this page. */
  origin?: string;
  /** Sent with every call: `Authorization`, or `X-Client: web` where a cookie carries the sign-in. */
  headers?: Readonly<Record<string, string>>;
}>;

/** A client of one ledger. It never throws: no answer within 15 seconds is a refusal, too. */
export function ledgerCalls(options: ClientOptions): CallLedger {
  const send = ledgerSender(options);
  return (line, ...[given]) => {
    const [method = '', path = ''] = line.split(' ');
    const asked: Loose = given ?? {};
    return send(method, addressOf(path, asked), asked);
  };
}

/** The same for who has an address instead of a line: `T` is their word for the answer. */
export function ledgerSender({ fetcher, origin = '', headers = {} }: ClientOptions) {
  return <T>(
    method: string,
    address: string,
    { body, key }: Pick<Loose, 'body' | 'key'> = {},
  ): Promise<Answer<T>> =>
    answerOf(
      fetcher(origin + address, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        headers: {
          ...headers,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(key === undefined ? {} : { 'Idempotency-Key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(CALL_LIMIT_MS),
      }),
    );
}

/** `Asked` of no call in particular. */
type Loose = Readonly<{
  params?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
  key?: string;
}>;

function addressOf(path: string, { params = {}, query = {} }: Loose): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(`${params[name]}`));
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = asked.map(([name, value]) => `${name}=${encodeURIComponent(`${value}`)}`).join('&');
  return text === '' ? filled : `${filled}?${text}`;
}

async function answerOf<T>(pending: Promise<Response>): Promise<Answer<T>> {
  try {
    const response = await pending;
    const text = await response.text();
    const kind = response.headers.get('Content-Type') ?? '';
    const isTable = response.ok && kind.startsWith('text/csv');
    const body: unknown = text === '' ? undefined : isTable ? text : JSON.parse(text);
    // The ledger's own tests hold its answers against the table.
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

// One entry a call: the compiler then never multiplies the parts of all calls with each other.
type AskedByLine = {
  [L in CallLine]: Flat<
    Part<'params', Calls[L]> &
      Part<'query', Calls[L]> &
      Part<'body', Calls[L]> &
      (Calls[L] extends { headers: { shape: { 'idempotency-key': unknown } } }
        ? { key: string }
        : {})
  >;
};
type Flat<T> = { [K in keyof T]: T[K] };
type Arguments<L> = L extends CallLine
  ? {} extends AskedByLine[L]
    ? [asked?: NoInfer<AskedByLine[L]>]
    : [asked: NoInfer<AskedByLine[L]>]
  : never;
type AnsweredByLine = { [L in CallLine]: AnswerIn<Calls[L]['answers']> };

type Part<Name extends 'params' | 'query' | 'body', C> =
  C extends Record<Name, infer Schema>
    ? {} extends z.input<Schema>
      ? { [N in Name]?: z.input<Schema> }
      : { [N in Name]: z.input<Schema> }
    : {};

/** 304 is for those who name what they have, which this client does not. Of several media types the JSON is meant. */
type AnswerIn<Answers> = {
  [Status in Exclude<keyof Answers, 304>]: Answers[Status] extends z.ZodType
    ? z.output<Answers[Status]>
    : Answers[Status] extends { content: infer Content }
      ? Content extends { 'application/json': infer Media }
        ? z.output<SchemaIn<Media>>
        : string
      : never;
}[Exclude<keyof Answers, 304>];
type SchemaIn<Media> = Media extends { schema: infer Schema } ? Schema : never;

const CALL_LIMIT_MS = 15_000;
