// GET /openapi.json and GET /docs: what every route takes and answers, made from the schemas that check it.
import fastifySwagger from '@fastify/swagger';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { OpenAPIV3_1 } from 'openapi-types';
import type { Api } from '../api.ts';
import { describeCalls } from './describe-calls.ts';
import { docsPage } from './docs-page.ts';
import { NO_BODY } from './serve.ts';

/** Collects the routes that are added afterwards. */
export async function collectDocumentation(api: Api): Promise<void> {
  await api.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tikkeul ledger',
        version: '1',
        description:
          'Money and points are text of whole minor units; times are RFC 3339 in UTC; refusals are application/problem+json with a stable code.',
      },
      components: { securitySchemes: SECURITY_SCHEMES },
    },
    transform: withoutEmptyBody,
  });
}

/** Serves the document as JSON for programs and as a page for people. */
export function documentation(api: Api): void {
  const open = { config: { access: 'anyone' as const }, schema: { hide: true } };
  let made: OpenAPIV3_1.Document | undefined;
  // Made once: the routes stay as they are.
  const document = () => (made ??= describeCalls(api.swagger() as OpenAPIV3_1.Document));
  api.get('/openapi.json', open, async () => document());
  api.get('/docs', open, async (_request, reply) => {
    reply.type('text/html; charset=utf-8');
    return docsPage(document());
  });
}

/** A call without a body takes an empty one, too, which is not worth a word. */
const withoutEmptyBody: typeof jsonSchemaTransform = (route) => {
  const { schema, url } = jsonSchemaTransform(route);
  if (route.schema?.body !== NO_BODY) return { schema, url };
  const { body: _, ...rest } = schema as { body?: unknown };
  return { schema: rest as typeof schema, url };
};

const SECURITY_SCHEMES = {
  walletCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-wallet-{house}',
    description:
      'Set by a sign-in with X-Client: web. A write by cookie also needs our own Origin.',
  },
  walletToken: { type: 'http', scheme: 'bearer', description: 'The token of a sign-in.' },
  shopCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-shop-{house}',
    description: 'Set by a sign-in with a shop key. The scope that is needed stands beside it.',
  },
  shopKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'A shop key, or the token of a sign-in with one, with this scope.',
  },
  operatorCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-operator-{house}',
    description: 'Set by the sign-in of an operator. The least role stands beside it.',
  },
  operatorToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'The token of an operator’s sign-in, of at least this role.',
  },
  kioskSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'Signature',
    description: 'HTTP message signature (RFC 9421), Ed25519, tag="tikkeul-kiosk".',
  },
} as const;
