// Who may speak to the kiosk's port: pages it served itself, and programs of this machine that name it rightly.
import type { IncomingMessage } from 'node:http';

/** `Host` must be a loopback name with our port, so that a foreign name cannot be pointed at us (DNS rebinding). */
export function isOwnHost({ headers }: IncomingMessage, port: number): boolean {
  return headers.host === `127.0.0.1:${port}` || headers.host === `localhost:${port}`;
}

/** The page that asks was served by us, under the very name it asks now. */
export const isOwnOrigin = ({ headers }: IncomingMessage): boolean =>
  headers.origin !== undefined && headers.origin === `http://${headers.host}`;

/** A page of somebody else; programs without an origin are not meant. */
export const isForeignOrigin = (request: IncomingMessage): boolean =>
  request.headers.origin !== undefined && !isOwnOrigin(request);
