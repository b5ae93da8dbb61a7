// What authorisation adds to a Fastify request and demands of a route.
import type { OperatorId, ShopId, ShopKeyId } from '../contract/ids.ts';
import type { OperatorRole, ShopScope } from '../contract/staff.ts';
import type { SignIn } from '../store/port/access.ts';

/** Who may call a route; every route says it in its `config`, and one that says nothing stops the start. */
export type Access =
  | 'anyone'
  /** A signed-in wallet holder. */
  | 'holder'
  /** A shop, by a key with this scope or a sign-in with such a key. */
  | `shop:${ShopScope}`
  /** A signed-in operator with at least this role. */
  | `operator:${OperatorRole}`
  /** Anyone with a sign-in that can be ended. */
  | 'signed-in'
  /** A kiosk, by its signature over the batch or heartbeat it sends. */
  | 'kiosk-batch'
  | 'kiosk-heartbeat'
  /** The machine itself: probes and metrics. */
  | 'operations';

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
    access?: Access;
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
