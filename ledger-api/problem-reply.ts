// Answers a refusal: application/problem+json with the status of its code.
import type { FastifyReply } from 'fastify';
import { type ProblemCode, problemDocument, problems } from './problems.ts';

/** Sends the refusal `code`; `more` adds members, `headers` such as Retry-After. The reply is finished. */
export function refuse(
  reply: FastifyReply,
  code: ProblemCode,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): FastifyReply {
  const { status } = problems[code];
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  // Sent as text: a refusal is no answer of the route, so the route's schemas do not shape it.
  return reply
    .code(status)
    .headers({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...headers,
    })
    .send(JSON.stringify(problemDocument(code, more)));
}

/** `Retry-After` in whole seconds, never less than one. */
export const retryAfter = (waitMs: number): Readonly<Record<string, string>> => ({
  'retry-after': String(Math.max(1, Math.ceil(waitMs / 1000))),
});
