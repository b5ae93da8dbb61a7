// POST /v1/auth/operator-sessions: an operator signs in.
import type { Api, Ledger } from '../api.ts';
import { countedAddress } from '../auth/address.ts';
import { isForeignPage, tellSignIn } from '../auth/cookies.ts';
import { signInOperator } from '../auth/operator-sign-in.ts';
import { refuse, retryAfter } from '../problem-reply.ts';
import { serve } from './serve.ts';

/**
 * `POST /v1/auth/operator-sessions` `{name, password, oneTimeCode}` → `{token, expiresAt, operator}`, or with
 * `X-Client: web` a cookie in place of the token. A one-time code works once: sent twice, the second is refused.
 */
export function postOperatorSession(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/auth/operator-sessions', async (request, reply) => {
    if (isForeignPage(ledger, request)) return refuse(reply, 'origin-foreign');
    const address = countedAddress(request.ip);
    const signIn = await signInOperator(ledger, { ...request.body, address });
    if (!signIn.ok) {
      const { error } = signIn;
      const wait = error === 'too-many-requests' ? retryAfter(signIn.retryAfterMs) : {};
      return refuse(reply, error, {}, wait);
    }
    const { id, name, role } = signIn.operator;
    const told = tellSignIn(ledger, request, reply, 'operator', signIn.opened);
    return { ...told, operator: { id, name, role } };
  });
}
