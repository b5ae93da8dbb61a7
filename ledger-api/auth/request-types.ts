// What authorisation adds to a Fastify request and demands of a route.
import type { CallLine } from '../contract/calls/all.ts';
import type { Access } from '../contract/calls/call.ts';
import type { OperatorId, ShopId, ShopKeyId } from '../contract/ids.ts';
import type { OperatorRole, ShopScope } from '../contract/staff.ts';
import type { SignIn } from '../store/port/access.ts';

export type Holder = SignIn & Readonly<{ by: 'cookie' | 'token' }>;

export type ShopCaller = Readonly<{
  shopId: ShopId;
  keyId: ShopKeyId;
  scopes: readonly ShopScope[];
  by: 'cookie' | 'token' | 'key';
  /** Of its sign-in; undefined for a bare key. */
  tokenHash: string | undefined;
}>;

export type OperatorCaller = Readonly<{
  operatorId: OperatorId;
  name: string;
  role: OperatorRole;
  by: 'cookie' | 'token';
  tokenHash: string;
}>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call a route; one that says nothing stops the start. */
    access?: Access;
    /** Its row in the table of calls; pages have none. */
    line?: CallLine;
  }
  interface FastifyRequest {
    /** The body exactly as received; undefined without one. */
    rawBody: Uint8Array | undefined;
    /** Set on routes for holders. */
    holder: Holder | undefined;
    /** Set on routes for shops. */
    shop: ShopCaller | undefined;
    /** Set on routes for operators. */
    operator: OperatorCaller | undefined;
    /** Set on routes for kiosks: its key in force, base64url. */
    kioskKey: string | undefined;
  }
}
