// Opens the door of a call: who may come, what is taken and what is answered are read from the table of calls.
import type {
  FastifyBaseLogger,
  FastifySchemaCompiler,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
  RouteGenericInterface,
  RouteHandlerMethod,
} from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Api } from '../api.ts';
import { type CallLine, type Calls, calls } from '../contract/calls/all.ts';
import type { Call } from '../contract/calls/call.ts';
import type { ProblemCode } from '../problems.ts';

/** Answers the call named `line` with `handler`, which gets what the table describes, already checked. */
export function serve<L extends CallLine>(
  api: Api,
  line: L,
  handler: Handler<L>,
  more: Readonly<{
    bodyLimit?: number;
    exposeHeadRoute?: boolean;
    /** True for a body that is known to fit its schema. */
    isKnownToFit?: (body: unknown) => boolean;
  }> = {},
): void {
  // Read back as a row: the types of each call are those of the handler.
  const call = table[line]!;
  const { isKnownToFit, ...options } = more;
  const [method = '', path = ''] = line.split(' ');
  api.route({
    ...options,
    ...(isKnownToFit && { validatorCompiler: unless(isKnownToFit) }),
    method,
    url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { access: call.access, line },
    schema: {
      summary: call.summary,
      ...(call.headers && { headers: call.headers }),
      params: call.params ?? NOTHING,
      querystring: call.query ?? NOTHING,
      ...(method !== 'GET' && { body: call.body ?? NO_BODY }),
      response: call.answers,
    },
    handler: handler as RouteHandlerMethod,
  });
}

const unless =
  (isKnownToFit: (body: unknown) => boolean): FastifySchemaCompiler<unknown> =>
  (route) => {
    // Every schema of a route is one of the table of calls.
    const validate = validatorCompiler(route as Parameters<typeof validatorCompiler>[0]);
    return (value: unknown) => (isKnownToFit(value) ? { value } : validate(value));
  };

const table: Readonly<Record<string, Call<ProblemCode>>> = calls;

/** A call without parameters, or without a query, takes none. */
const NOTHING = z.strictObject({});
/** A call without a body takes none (which Fastify says as null), or an empty one, as some clients always send. */
export const NO_BODY = NOTHING.nullish();

type Handler<L extends CallLine> = RouteHandlerMethod<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  RouteGenericInterface,
  unknown,
  SchemaOf<Calls[L]>,
  ZodTypeProvider,
  FastifyBaseLogger
>;

/** A row as Fastify's types read a schema. */
type SchemaOf<C> = {
  headers: C extends { headers: infer Headers } ? Headers : undefined;
  params: C extends { params: infer Params } ? Params : undefined;
  querystring: C extends { query: infer Query } ? Query : undefined;
  body: C extends { body: infer Body } ? Body : undefined;
  response: C extends { answers: infer Answers } ? Answers : undefined;
};
