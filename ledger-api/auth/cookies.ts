// Sign-ins on the wire: a bearer token, or a cookie of this house that only our own pages can use to write.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ledger } from '../api.ts';
import { instantText } from '../contract/ids.ts';
import type { Face } from '../contract/staff.ts';
import type { Opened } from './sign-ins.ts';

/** What came with a request; `bearer` wins, because a browser never sends one by itself. */
export type Presented = Readonly<{ token: string; by: 'cookie' | 'token' }>;

/** The bearer token of the request, or else its cookie of this face. */
export function presentedToken(
  ledger: Ledger,
  request: FastifyRequest,
  face: Face,
): Presented | undefined {
  const bearer = bearerOf(request);
  if (bearer !== undefined) return { token: bearer, by: 'token' };
  const cookie = request.cookies[cookieName(ledger, face)];
  return cookie === undefined ? undefined : { token: cookie, by: 'cookie' };
}

/** What stands behind `Bearer`, if it could be a token or a key. */
export const bearerOf = (request: FastifyRequest): string | undefined =>
  /^Bearer ([A-Za-z0-9_.-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1];

/** A browser sends cookies for any page that asks: a write by cookie must come from a page of ours. */
export function isForeignWrite(ledger: Ledger, request: FastifyRequest, by: string): boolean {
  if (by !== 'cookie' || request.method === 'GET' || request.method === 'HEAD') return false;
  return request.headers.origin === undefined || isForeignPage(ledger, request);
}

/** True when a browser says that a page of somebody else sent this. */
export function isForeignPage(ledger: Ledger, request: FastifyRequest): boolean {
  const { origin } = request.headers;
  return origin !== undefined && !ledger.reach().origins.includes(origin);
}

/** Hands the token to a browser in a cookie that no script can read and no other site can send. */
function setSignInCookie(
  ledger: Ledger,
  reply: FastifyReply,
  face: Face,
  { token, expiresAtMs }: Opened,
): void {
  const expires = new Date(expiresAtMs);
  reply.setCookie(cookieName(ledger, face), token, { ...COOKIE_SHAPE, expires });
}

/** How a new sign-in is told: as a token, or with `X-Client: web` as a cookie and without a word in the body. */
export function tellSignIn(
  ledger: Ledger,
  request: FastifyRequest,
  reply: FastifyReply,
  face: Face,
  opened: Opened,
): { token?: string; expiresAt: string } {
  const expiresAt = instantText(opened.expiresAtMs);
  if (request.headers['x-client'] !== 'web') return { token: opened.token, expiresAt };
  setSignInCookie(ledger, reply, face, opened);
  return { expiresAt };
}

/** Tells the browser to forget its sign-in. */
export const clearSignInCookie = (ledger: Ledger, reply: FastifyReply, face: Face): FastifyReply =>
  reply.clearCookie(cookieName(ledger, face), COOKIE_SHAPE);

// Cookies ignore ports, so two ledgers on one host tell theirs apart by the house.
const cookieName = (ledger: Ledger, face: Face): string => `__Host-${face}-${ledger.keys.house}`;

const COOKIE_SHAPE = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;
