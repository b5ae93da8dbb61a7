// The door of every route: deny unless the route's own `access` lets this caller in.
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { refuse } from '../problem-reply.ts';
import type { Api, Ledger } from '../api.ts';
import { findHolder, isForeignWrite } from './holder-door.ts';
import { admitKiosk } from './kiosk-door.ts';
import type { Access } from './request-types.ts';

/** Puts the door in front of every route that is added afterwards. */
export function guardRoutes(api: Api, ledger: Ledger): void {
  api.decorateRequest('holder', undefined);
  api.decorateRequest('kioskKey', undefined);
  api.addHook('onRoute', (route: RouteOptions) => {
    const access = route.config?.access;
    if (access === undefined) throw new Error(`${route.url} does not say who may call it`);
    const tags = access === 'operations' ? ['operations'] : [SCHEMES[access] ?? 'everyone'];
    route.schema = { tags, security: securityOf(access), ...route.schema };
  });
  // Before the body is read: a stranger's body is not worth reading.
  api.addHook('onRequest', async (request, reply) => {
    const access = request.routeOptions.config.access;
    if (access === 'holder') return admitHolder(ledger, request, reply);
    if (access === 'operations' && !isThisMachine(request)) return refuse(reply, 'not-found');
    return undefined;
  });
  // After the body is read and before it is checked: a signature covers the bytes.
  api.addHook('preValidation', async (request, reply) => {
    const access = request.routeOptions.config.access;
    if (access === 'kiosk-batch' || access === 'kiosk-heartbeat') {
      return admitKiosk(ledger, access, request, reply);
    }
    return undefined;
  });
}

async function admitHolder(ledger: Ledger, request: FastifyRequest, reply: FastifyReply) {
  const holder = await findHolder(ledger, request);
  if (!holder) return refuse(reply, 'not-signed-in');
  if (isForeignWrite(ledger, request, holder)) return refuse(reply, 'origin-foreign');
  request.holder = holder;
  return undefined;
}

const isThisMachine = (request: FastifyRequest): boolean =>
  /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(request.ip);

/** The security schemes of the OpenAPI document, by access. */
const SCHEMES: Partial<Record<Access, string>> = {
  holder: 'holder',
  'kiosk-batch': 'kiosk',
  'kiosk-heartbeat': 'kiosk',
};

const securityOf = (access: Access): Record<string, string[]>[] => {
  if (access === 'holder') return [{ walletCookie: [] }, { walletToken: [] }];
  return access.startsWith('kiosk') ? [{ kioskSignature: [] }] : [];
};
