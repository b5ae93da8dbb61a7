// Every write of an operator goes through here: effect, audit line and kept answer are one transaction.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ledger } from '../api.ts';
import type { WritingBooks } from '../store/ledger-store.ts';
import { writeDown } from '../use-cases/audit-trail.ts';
import { answerOnce, type Outcome, type Reveal } from './idempotency.ts';
import { callOf } from './operator-door.ts';
import type { OperatorCaller } from './request-types.ts';

/** `subject` names what came into being; without it the id in the address is meant. */
export type OperatorOutcome = Outcome & Readonly<{ subject?: string }>;

export type OperatorDesk = Readonly<{ by: OperatorCaller; nowMs: number }>;

/**
 * Does `work` once for the request's Idempotency-Key and writes a line into the audit trail, also when it is refused.
 * A refusal is decided before the first write. `reveal` adds derived secrets to the answer; they are not stored.
 */
export function asOperator(
  ledger: Ledger,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (books: WritingBooks, desk: OperatorDesk) => Promise<OperatorOutcome>,
  reveal?: Reveal,
): Promise<FastifyReply> {
  const by = request.operator!;
  const nowMs = ledger.clock.nowMs();
  const doIt = async (books: WritingBooks): Promise<Outcome> => {
    const outcome = await work(books, { by, nowMs });
    const { call, subject } = callOf(request);
    const deed = {
      who: by.operatorId,
      role: by.role,
      call,
      subject: outcome.subject ?? subject,
      outcome: outcome.ok ? 'done' : outcome.error,
    };
    await writeDown(books.trail, deed, nowMs);
    return outcome;
  };
  return answerOnce(ledger, request, reply, by.operatorId, doIt, reveal);
}
