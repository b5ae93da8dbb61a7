// Turns what goes wrong around a route into a refusal in words; nothing of the inside is told.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Api } from './api.ts';
import { refuse } from './problem-reply.ts';
import type { ProblemCode } from './problems.ts';
import { StoreUnavailable } from './store/ledger-store.ts';

/** Answers thrown errors, unknown addresses and wrong methods. Must come before the routes. */
export function answerErrors(api: Api): void {
  const routes: { method: string; pattern: RegExp }[] = [];
  api.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) {
      routes.push({ method, pattern: patternOf(route.url) });
    }
  });
  api.setErrorHandler<FastifyError>((error, request, reply) => answerError(error, request, reply));
  api.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    const methods = routes.filter((route) => route.pattern.test(path)).map((route) => route.method);
    // A method that the address has: what is missing is the file or the page behind it.
    if (methods.length === 0 || methods.includes(request.method)) return refuse(reply, 'not-found');
    return refuse(reply, 'method-not-allowed', {}, { allow: [...new Set(methods)].join(', ') });
  });
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.slice(0, NAMED_ERRORS_MAX).map((issue) => ({
      where: `${error.validationContext ?? 'body'}${issue.instancePath === '/' ? '' : issue.instancePath}`,
      what: issue.message ?? 'is not right',
    }));
    return refuse(reply, 'malformed', { errors });
  }
  if (error instanceof StoreUnavailable) {
    request.log.error({ err: error }, 'the store cannot commit');
    return refuse(reply, 'unavailable', {}, { 'retry-after': '2' });
  }
  const status = error.statusCode ?? 500;
  const code = CODE_BY_STATUS[status] ?? (status < 500 ? 'malformed' : 'internal');
  // Only our own failures are logged whole; the rest is what callers do.
  if (code === 'internal') request.log.error({ err: error }, 'a request failed');
  return refuse(reply, code);
}

/** Matches the addresses of a route pattern such as `/v1/wallet/deposits/:id` or `/assets/*`. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (part.startsWith(':')) return '[^/]+';
    return part === '*' ? '.*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${parts.join('/')}$`);
}

const CODE_BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  404: 'not-found',
  413: 'too-large',
  415: 'media-type',
  429: 'too-many-requests',
};
const NAMED_ERRORS_MAX = 20;
