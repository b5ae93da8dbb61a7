// Sending a write twice does it once: the answer is kept with the key, in the transaction of the effect.
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Ledger } from '../api.ts';
import type { ProblemCode } from '../problems.ts';
import { refuse, retryAfter } from '../problem-reply.ts';
import type { WritingBooks } from '../store/ledger-store.ts';

type Body = Readonly<Record<string, unknown>>;

export type Outcome =
  | { ok: true; status: number; body: Body }
  | { ok: false; error: ProblemCode; retryAfterMs?: number; more?: Body };

/** The header of every write that may be sent twice. */
export const IdempotencyHeaders = z.looseObject({
  'idempotency-key': z.string().min(1).max(200).optional(),
});

/**
 * Runs `work` for the request's Idempotency-Key, once for ever for this principal. A repeat is answered as the first
 * time; the same key with another request is refused; a refusal is not kept, so that it may be tried again. `tell` adds
 * what is derived and never kept, such as a secret.
 */
export async function answerOnce(
  ledger: Ledger,
  request: FastifyRequest,
  reply: FastifyReply,
  principal: string,
  work: (books: WritingBooks) => Promise<Outcome>,
  tell?: (kept: Body) => Body,
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
    const { error, retryAfterMs, more } = result.outcome;
    return refuse(reply, error, more, retryAfterMs === undefined ? {} : retryAfter(retryAfterMs));
  }
  if (result.given.requestHash !== requestHash) return refuse(reply, 'idempotency-key-reused');
  if (result.kind === 'given') reply.header('idempotency-replayed', 'true');
  const { status, body } = result.given;
  return reply
    .code(status)
    .header('content-type', 'application/json; charset=utf-8')
    .send(tell ? JSON.stringify(tell(JSON.parse(body) as Body)) : body);
}
