// Sending a write twice does it once: the answer is kept with the key, in the transaction of the effect.
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ledger } from '../api.ts';
import type { ProblemCode } from '../problems.ts';
import { refuse, retryAfter } from '../problem-reply.ts';
import type { WritingBooks } from '../store/ledger-store.ts';

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
  ledger: Ledger,
  request: FastifyRequest,
  reply: FastifyReply,
  principal: string,
  work: (books: WritingBooks) => Promise<Outcome>,
  reveal?: Reveal,
): Promise<FastifyReply> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[!-~]{1,200}$/.test(key)) {
    return refuse(reply, 'idempotency-key-missing');
  }
  const requestHash = createHash('sha256')
    .update(`${request.method} ${request.url}\n`)
    .update(request.rawBody ?? '')
    .digest('hex');
  const result = await ledger.store.transact(async (books) => {
    const given = await books.access.givenAnswer(principal, key);
    if (given) return { kind: 'given' as const, given };
    const outcome = await work(books);
    if (!outcome.ok) return { kind: 'refused' as const, outcome };
    const answer = { requestHash, status: outcome.status, body: JSON.stringify(outcome.body) };
    await books.access.giveAnswer(principal, key, answer);
    return { kind: 'first' as const, given: answer };
  });
  if (result.kind === 'refused') {
    const { error, retryAfterMs, more = {} } = result.outcome;
    return refuse(reply, error, more, retryAfterMs === undefined ? {} : retryAfter(retryAfterMs));
  }
  if (result.given.requestHash !== requestHash) return refuse(reply, 'idempotency-key-reused');
  if (result.kind === 'given') reply.header('idempotency-replayed', 'true');
  return reply
    .code(result.given.status)
    .header('content-type', 'application/json; charset=utf-8')
    .send(reveal ? JSON.stringify(reveal(JSON.parse(result.given.body))) : result.given.body);
}
