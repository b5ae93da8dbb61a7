// POST /v1/auth/sessions: a code becomes a sign-in.
import type { Api, Ledger } from '../api.ts';
import { countedAddress } from '../auth/address.ts';
import { isForeignPage, tellSignIn } from '../auth/cookies.ts';
import { signInWithCode } from '../auth/sign-in.ts';
import { toE164 } from '../contract/phone-number.ts';
import { refuse, retryAfter } from '../problem-reply.ts';
import { serve } from './serve.ts';

/**
 * `POST /v1/auth/sessions` `{phone, code}` → `{token, expiresAt}`, or with `X-Client: web` a cookie and `{expiresAt}`.
 * A code works once: sent twice, the second is refused.
 */
export function postSession(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/auth/sessions', async (request, reply) => {
    if (isForeignPage(ledger, request)) return refuse(reply, 'origin-foreign');
    const phone = toE164(request.body.phone);
    if (phone === undefined) return refuse(reply, 'phone-invalid');
    const tried = { phone, code: request.body.code, address: countedAddress(request.ip) };
    const signIn = await signInWithCode(ledger, tried);
    if (!signIn.ok) {
      const { error } = signIn;
      const wait = error === 'too-many-requests' ? retryAfter(signIn.retryAfterMs) : {};
      return refuse(reply, error, {}, wait);
    }
    return tellSignIn(ledger, request, reply, 'wallet', signIn.opened);
  });
}
