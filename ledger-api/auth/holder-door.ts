// How a wallet holder is recognised: a bearer token, or the cookie of this house.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ledger } from '../api.ts';
import type { Holder } from './request-types.ts';
import { hashToken } from './secrets.ts';
import { isStale, liveSignIn } from './sign-ins.ts';

/** Who is calling, or undefined. Remembers now and then that the holder was seen. */
export async function findHolder(
  ledger: Ledger,
  request: FastifyRequest,
): Promise<Holder | undefined> {
  const bearer = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
  const token = bearer ?? request.cookies[cookieName(ledger)];
  if (token === undefined) return undefined;
  const tokenHash = hashToken(token);
  const nowMs = ledger.clock.nowMs();
  const signIn = await ledger.store.read((books) => liveSignIn(books.access, tokenHash, nowMs));
  if (!signIn) return undefined;
  if (isStale(signIn, nowMs)) {
    await ledger.store.transact((books) => books.access.seen(tokenHash, nowMs));
  }
  return { ...signIn, by: bearer === undefined ? 'cookie' : 'token' };
}

/** A browser sends cookies for any page that asks: a write by cookie must come from a page of ours. */
export function isForeignWrite(ledger: Ledger, request: FastifyRequest, holder: Holder): boolean {
  if (holder.by === 'token' || request.method === 'GET' || request.method === 'HEAD') return false;
  return request.headers.origin === undefined || isForeignPage(ledger, request);
}

/** True when a browser says that a page of somebody else sent this. */
export function isForeignPage(ledger: Ledger, request: FastifyRequest): boolean {
  const { origin } = request.headers;
  return origin !== undefined && !ledger.reach().origins.includes(origin);
}

/** Hands the token to a browser in a cookie that no script can read and no other site can send. */
export function setSignInCookie(
  ledger: Ledger,
  reply: FastifyReply,
  token: string,
  expiresAtMs: number,
): void {
  const expires = new Date(expiresAtMs);
  reply.setCookie(cookieName(ledger), token, { ...COOKIE_SHAPE, expires });
}

/** Tells the browser to forget its sign-in. */
export const clearSignInCookie = (ledger: Ledger, reply: FastifyReply): FastifyReply =>
  reply.clearCookie(cookieName(ledger), COOKIE_SHAPE);

// Cookies ignore ports, so two ledgers on one host tell theirs apart by the house.
const cookieName = (ledger: Ledger): string => `__Host-wallet-${ledger.keys.house}`;

const COOKIE_SHAPE = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;
