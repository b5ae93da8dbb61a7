// Sending a write twice does it once: the answer is kept with the key, in the transaction of the effect.
import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ledger } from '../api.ts';
import type { ProblemCode } from '../problems.ts';
import { refuse, retryAfter } from '../problem-reply.ts';
import { gathered } from '../use-cases/gathered.ts';
import { together } from '../use-cases/together.ts';
import type { ReadingBooks, WritingBooks } from '../store/ledger-store.ts';
import type { AnswerKey, GivenAnswer } from '../store/port/access.ts';

export type Outcome =
  | { ok: true; status: number; body: Readonly<Record<string, unknown>> }
  | Readonly<{
      ok: false;
      error: ProblemCode;
      retryAfterMs?: number;
      /** What a program needs to go on, beside the code. */
      more?: Readonly<Record<string, unknown>>;
    }>;

/** Adds to a kept answer the secrets that are derived again and never stored. */
export type Reveal = (body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * Runs `work` for the request's Idempotency-Key, once for ever for this principal. A repeat is answered as the first
 * time; the same key with another request is refused; a refusal is not kept, so that it may be tried again.
 */
export async function answerOnce(
  ledger: Pick<Ledger, 'store'>,
  request: FastifyRequest,
  reply: FastifyReply,
  principal: string,
  work: (books: WritingBooks) => Promise<Outcome>,
  reveal?: Reveal,
): Promise<FastifyReply> {
  const keyed = keyedRequest(request, principal);
  if (!keyed) return refuse(reply, 'idempotency-key-missing');
  const [result] = await ledger.store.transact((books) =>
    settle(books, [keyed], { read: noFacts, work: async () => [await work(books)] }),
  );
  return tell(reply, keyed, result!, reveal);
}

/** What is asked of many at once, and the names that no two of them may share. */
export type Asked<Command> = Readonly<{ command: Command; names: readonly string[] }>;

/** How commands are done together. */
export type Together<Command, Facts> = Readonly<{
  /** What they depend on. It is asked for beside the answers that were given before, also for what is done already. */
  read(books: ReadingBooks, commands: readonly Command[]): Promise<Facts>;
  /** Answers in the order of its commands. */
  work(
    books: WritingBooks,
    commands: readonly Command[],
    facts: Facts,
  ): Promise<readonly Outcome[]>;
}>;

/** The same for writes that are done together: those that wait share one transaction and its statements. */
export function answersTogether<Command, Facts>(
  ledger: Pick<Ledger, 'store'>,
  { read, work }: Together<Command, Facts>,
) {
  type Item = Keyed & Asked<Command>;
  const answered = gathered(
    (items: readonly Item[]) =>
      ledger.store.transact((books) =>
        settle(books, items, {
          read: () => read(books, commandsOf(items)),
          work: (fresh, facts) => work(books, commandsOf(fresh), facts),
        }),
      ),
    ({ principal, key, names }) => [...names, `${principal} ${key}`],
    { besideMin: BESIDE_MIN },
  );
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
    principal: string,
    asked: Asked<Command>,
  ): Promise<FastifyReply> => {
    const keyed = keyedRequest(request, principal);
    if (!keyed) return refuse(reply, 'idempotency-key-missing');
    return tell(reply, keyed, await answered({ ...keyed, ...asked }));
  };
}

const commandsOf = <Command>(items: readonly Asked<Command>[]): readonly Command[] =>
  items.map((item) => item.command);

/** Measured with 8 and 64 tills on PostgreSQL: below it, groups of one and two cost more than they hasten. */
const BESIDE_MIN = 4;

const noFacts = async (): Promise<undefined> => undefined;

/** A request with its key, and a hash that tells another request with the same key from this one. */
type Keyed = AnswerKey & Readonly<{ requestHash: string }>;

type Result =
  | Readonly<{ kind: 'given' | 'first'; given: GivenAnswer }>
  | Readonly<{ kind: 'refused'; outcome: Extract<Outcome, { ok: false }> }>;

function keyedRequest(request: FastifyRequest, principal: string): Keyed | undefined {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[!-~]{1,200}$/.test(key)) return undefined;
  const line = Buffer.from(`${request.method} ${request.url}\n`);
  const bytes = request.rawBody ? Buffer.concat([line, request.rawBody]) : line;
  return { principal, key, requestHash: hash('sha256', bytes, 'hex') };
}

/** Finds or makes the answer of each; what was not answered yet is given to `work`. */
async function settle<Item extends Keyed, Facts>(
  books: WritingBooks,
  items: readonly Item[],
  steps: Readonly<{
    read(): Promise<Facts>;
    work(fresh: readonly Item[], facts: Facts): Promise<readonly Outcome[]>;
  }>,
): Promise<readonly Result[]> {
  const [answered, facts] = await together([books.access.givenAnswers(items), steps.read()]);
  const known = new Map(answered.map((one) => [`${one.principal} ${one.key}`, one]));
  const knownTo = ({ principal, key }: Item) => known.get(`${principal} ${key}`);
  const fresh = items.filter((item) => !knownTo(item));
  const outcomes = fresh.length > 0 ? await steps.work(fresh, facts) : [];
  const results = new Map<Item, Result>();
  const answers: (AnswerKey & GivenAnswer)[] = [];
  fresh.forEach((item, i) => {
    const outcome = outcomes[i]!;
    if (!outcome.ok) return results.set(item, { kind: 'refused', outcome });
    const { principal, key, requestHash } = item;
    const given = { requestHash, status: outcome.status, body: JSON.stringify(outcome.body) };
    answers.push({ principal, key, ...given });
    return results.set(item, { kind: 'first', given });
  });
  await books.access.giveAnswers(answers);
  return items.map((item) => results.get(item) ?? { kind: 'given', given: knownTo(item)! });
}

function tell(
  reply: FastifyReply,
  { requestHash }: Keyed,
  result: Result,
  reveal?: Reveal,
): FastifyReply {
  if (result.kind === 'refused') {
    const { error, retryAfterMs, more = {} } = result.outcome;
    return refuse(reply, error, more, retryAfterMs === undefined ? {} : retryAfter(retryAfterMs));
  }
  const { given } = result;
  if (given.requestHash !== requestHash) return refuse(reply, 'idempotency-key-reused');
  if (result.kind === 'given') reply.header('idempotency-replayed', 'true');
  return reply
    .code(given.status)
    .header('content-type', 'application/json; charset=utf-8')
    .send(reveal ? JSON.stringify(reveal(JSON.parse(given.body))) : given.body);
}
