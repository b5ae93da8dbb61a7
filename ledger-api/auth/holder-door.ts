// How a wallet holder is recognised: a bearer token, or the cookie of this house.
import type { FastifyRequest } from 'fastify';
import type { Ledger } from '../api.ts';
import { presentedToken } from './cookies.ts';
import type { Holder } from './request-types.ts';
import { hashToken } from './secrets.ts';
import { isStale, liveSignIn } from './sign-ins.ts';

/** Who is calling, or undefined. Remembers now and then that the holder was seen. */
export async function findHolder(
  ledger: Ledger,
  request: FastifyRequest,
): Promise<Holder | undefined> {
  const presented = presentedToken(ledger, request, 'wallet');
  if (!presented) return undefined;
  const tokenHash = hashToken(presented.token);
  const nowMs = ledger.clock.nowMs();
  const signIn = await ledger.store.read((books) => liveSignIn(books.access, tokenHash, nowMs));
  if (!signIn) return undefined;
  if (isStale(signIn, nowMs)) {
    await ledger.store.transact((books) => books.access.seen(tokenHash, nowMs));
  }
  return { ...signIn, by: presented.by };
}
