// Asks until there is an answer, as a till, a phone and a kiosk do; and afterwards asks again what was acknowledged.
import { isDeepStrictEqual } from 'node:util';
import { systemClock } from '#drivers/clock.ts';

export type Call = Readonly<{
  method: 'GET' | 'POST';
  path: string;
  headers: Readonly<Record<string, string>>;
  /** As text: what is sent again must be the same bytes. */
  body?: string;
}>;

export type Answer = Readonly<{
  status: number;
  body: Readonly<Record<string, unknown>>;
  isReplayed: boolean;
  /** When it is worth another try; 0 where the ledger does not say. */
  retryAfterMs: number;
}>;

/** One text of an answer. */
export const said = ({ body }: Answer, name: string): string => String(body[name]);

export type Caller = Readonly<{
  /** The first answer that is one: no lost connection, and not *try again later*. What is good `once` is not asked again. */
  ask(call: Call, kind?: 'once'): Promise<Answer>;
  /** Sends every write again that was acknowledged since the last time; a sentence for each that is answered otherwise. */
  unkeptPromises(): Promise<readonly string[]>;
  /** Writes that were acknowledged so far, and calls that had to be sent more than once. */
  counts(): Readonly<{ acknowledged: number; sentAgain: number }>;
}>;

/** A caller of the ledger at `url`; it gives up after a minute without an answer. */
export function patientCaller(url: string): Caller {
  let promises: { call: Call; answer: Answer }[] = [];
  let [acknowledged, sentAgain] = [0, 0];
  const ask = async (call: Call): Promise<Answer> => {
    const untilMs = systemClock.monotonicMs() + ANSWER_WITHIN_MS;
    for (let tries = 1; ; tries++) {
      const answer = await sent(url, call);
      if (answer && !isWorthAnother(answer)) {
        if (tries > 1) sentAgain += 1;
        return answer;
      }
      if (systemClock.monotonicMs() > untilMs) {
        throw new Error(`${call.method} ${call.path} has no answer (${answer?.status ?? 'lost'})`);
      }
      await systemClock.sleep(PAUSE_MS);
    }
  };
  return {
    ask: async (call, kind) => {
      const answer = await ask(call);
      if (answer.status >= 500) throw new Error(`${call.path} answered ${answer.status}`);
      if (call.method === 'POST' && kind !== 'once' && answer.status < 300) {
        acknowledged += 1;
        promises.push({ call, answer });
      }
      return answer;
    },
    unkeptPromises: async () => {
      const asked = promises;
      promises = [];
      const sentences: string[] = [];
      for (const { call, answer } of asked) {
        const again = await ask(call);
        const isKept =
          again.status === answer.status &&
          isDeepStrictEqual(again.body, answer.body) &&
          (again.isReplayed || !('idempotency-key' in call.headers) || isBatch(call));
        if (!isKept) {
          sentences.push(
            `${call.path} was ${answer.status} and is ${again.status} when asked again.`,
          );
        }
      }
      return sentences;
    },
    counts: () => ({ acknowledged, sentAgain }),
  };
}

/** What a wallet may do so often a day is refused until tomorrow: that is an answer. */
const isWorthAnother = ({ status, retryAfterMs }: Answer): boolean =>
  TRY_LATER.includes(status) && retryAfterMs < ANSWER_WITHIN_MS;

/** A batch is known by its own number, and its answer says how far the kiosk has come. */
const isBatch = ({ path }: Call): boolean => path === '/v1/batches';

/** Undefined when the connection was lost or nothing came in time. */
async function sent(
  url: string,
  { method, path, headers, body }: Call,
): Promise<Answer | undefined> {
  try {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(TRY_WITHIN_MS),
    });
    const isReplayed = answer.headers.get('idempotency-replayed') === 'true';
    const retryAfterMs = Number(answer.headers.get('retry-after') ?? 0) * 1000;
    const told = (await answer.json()) as Answer['body'];
    return { status: answer.status, body: told, isReplayed, retryAfterMs };
  } catch {
    return undefined;
  }
}

const ANSWER_WITHIN_MS = 60_000;
const TRY_WITHIN_MS = 10_000;
const PAUSE_MS = 40;
/** Too many requests, and the store cannot commit. */
const TRY_LATER = [429, 503];
