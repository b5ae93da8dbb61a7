// The door of every route: deny unless the route's own `access` lets this caller in.
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Access } from '../contract/calls/call.ts';
import type { OperatorRole, ShopScope } from '../contract/staff.ts';
import { refuse } from '../problem-reply.ts';
import type { Api, Ledger } from '../api.ts';
import { isForeignWrite } from './cookies.ts';
import { findHolder } from './holder-door.ts';
import { admitKiosk } from './kiosk-door.ts';
import { admitOperator, findOperator } from './operator-door.ts';
import { admitShop, findShop } from './shop-door.ts';
import { shopLookup, type ShopLookup } from './shop-lookup.ts';

/** Puts the door in front of every route that is added afterwards. */
export function guardRoutes(api: Api, ledger: Ledger): void {
  for (const guest of ['holder', 'shop', 'operator', 'kioskKey']) {
    api.decorateRequest(guest, undefined);
  }
  const lookup = shopLookup(ledger.store);
  api.addHook('onRoute', (route: RouteOptions) => {
    const access = route.config?.access;
    if (access === undefined) throw new Error(`${route.url} does not say who may call it`);
    route.schema = { tags: [tagOf(access)], security: securityOf(access), ...route.schema };
    // After the body is read and before it is checked: a signature covers the bytes.
    if (access === 'kiosk-batch' || access === 'kiosk-heartbeat') {
      route.preValidation = (request, reply) => admitKiosk(ledger, access, request, reply);
    }
  });
  // Before the body is read: a stranger's body is not worth reading.
  api.addHook('onRequest', async (request, reply) => {
    const { access } = request.routeOptions.config;
    // An address that is no route is answered as such.
    if (access === undefined || access === 'anyone') return undefined;
    if (access === 'holder') return admitHolder(ledger, request, reply);
    if (access === 'signed-in') return admitSignedIn(ledger, lookup, request, reply);
    const [kind, what] = access.split(':');
    // The compiler knows what stands behind the colon only until it is cut.
    if (kind === 'shop') return admitShop(ledger, lookup, what as ShopScope, request, reply);
    if (kind === 'operator') return admitOperator(ledger, what as OperatorRole, request, reply);
    if (access === 'operations' && !isThisMachine(request)) return refuse(reply, 'not-found');
    return undefined;
  });
}

async function admitHolder(ledger: Ledger, request: FastifyRequest, reply: FastifyReply) {
  const holder = await findHolder(ledger, request);
  if (!holder) return refuse(reply, 'not-signed-in');
  if (isForeignWrite(ledger, request, holder.by)) return refuse(reply, 'origin-foreign');
  request.holder = holder;
  return undefined;
}

/** Whoever has a sign-in to end, by token or by the cookies of this browser; a bare shop key is none. */
async function admitSignedIn(
  ledger: Ledger,
  lookup: ShopLookup,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { of: face } = request.query as { of?: string }; // Checked by the schema later; here it only narrows.
  const isMeant = (one: string) => face === undefined || face === one;
  if (isMeant('wallet')) request.holder = await findHolder(ledger, request);
  const shop = isMeant('shop') ? await findShop(ledger, lookup, request) : undefined;
  if (shop?.caller.tokenHash !== undefined) request.shop = shop.caller;
  if (isMeant('operator')) request.operator = await findOperator(ledger, request);
  const caller = request.holder ?? request.shop ?? request.operator;
  if (!caller) return refuse(reply, 'not-signed-in');
  return isForeignWrite(ledger, request, caller.by) ? refuse(reply, 'origin-foreign') : undefined;
}

/** A proxy on this machine calls from here, too, for anybody; it says so. */
const isThisMachine = ({ ip, headers }: FastifyRequest): boolean =>
  /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(ip) &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined;

/** The chapter of the OpenAPI document. */
function tagOf(access: Access): string {
  if (access === 'anyone' || access === 'signed-in') return 'everyone';
  return access.split(/[:-]/, 1)[0]!;
}

/** The security schemes of the OpenAPI document; a scope or role stands beside its scheme. */
function securityOf(access: Access): Record<string, string[]>[] {
  const [kind, what = ''] = access.split(':');
  if (kind === 'holder') return [{ walletCookie: [] }, { walletToken: [] }];
  if (kind === 'shop') return [{ shopCookie: [what] }, { shopKey: [what] }];
  if (kind === 'operator') return [{ operatorCookie: [what] }, { operatorToken: [what] }];
  if (kind === 'signed-in') return EVERY_SIGN_IN.map((scheme) => ({ [scheme]: [] }));
  return access.startsWith('kiosk') ? [{ kioskSignature: [] }] : [];
}

const EVERY_SIGN_IN = [
  'walletCookie',
  'walletToken',
  'shopCookie',
  'shopKey',
  'operatorCookie',
  'operatorToken',
];
