// What authorisation adds to a Fastify request and demands of a route.
import type { SignIn } from '../store/port/access.ts';

/** Who may call a route; every route says it in its `config`, and one that says nothing stops the start. */
export type Access =
  | 'anyone'
  /** A signed-in wallet holder. */
  | 'holder'
  /** A kiosk, by its signature over the batch or heartbeat it sends. */
  | 'kiosk-batch'
  | 'kiosk-heartbeat'
  /** The machine itself: probes and metrics. */
  | 'operations';

export type Holder = SignIn & Readonly<{ by: 'cookie' | 'token' }>;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    /** The body exactly as received; undefined without one. */
    rawBody: Uint8Array | undefined;
    /** Set on routes for holders. */
    holder: Holder | undefined;
    /** Set on routes for kiosks: its key in force, base64url. */
    kioskKey: string | undefined;
  }
}
