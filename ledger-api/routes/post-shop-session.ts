// POST /v1/auth/shop-sessions: a shop signs in with its key.
import type { Api, Ledger } from '../api.ts';
import { countedAddress } from '../auth/address.ts';
import { isForeignPage, tellSignIn } from '../auth/cookies.ts';
import { signInShop } from '../auth/shop-sign-in.ts';
import { refuse, retryAfter } from '../problem-reply.ts';
import { serve } from './serve.ts';

/**
 * `POST /v1/auth/shop-sessions` `{key}` → `{token, expiresAt, shop}`, or with `X-Client: web` a cookie in place of the
 * token. Sent twice, there are two sign-ins; both end with the key.
 */
export function postShopSession(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/auth/shop-sessions', async (request, reply) => {
    if (isForeignPage(ledger, request)) return refuse(reply, 'origin-foreign');
    const signIn = await signInShop(ledger, request.body.key, countedAddress(request.ip));
    if (!signIn.ok) {
      const { error } = signIn;
      const wait = error === 'too-many-requests' ? retryAfter(signIn.retryAfterMs) : {};
      return refuse(reply, error, {}, wait);
    }
    const { shop, key, opened } = signIn;
    const { id, name } = shop;
    const told = tellSignIn(ledger, request, reply, 'shop', opened);
    return { ...told, shop: { id, name, scopes: [...key.scopes] } };
  });
}
