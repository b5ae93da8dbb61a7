// DELETE /v1/auth/sessions: signs out, whoever is signed in.
import { Face } from '../contract/staff.ts';
import type { Api, Ledger } from '../api.ts';
import { clearSignInCookie } from '../auth/cookies.ts';
import { serve } from './serve.ts';

/**
 * `DELETE /v1/auth/sessions?of=` → 204. A token ends its own sign-in; cookies end every sign-in of this browser, or with
 * `of` only the one of that face. The token is dead and its streams end; sent twice, the second is not signed in.
 */
export function deleteSession(api: Api, ledger: Ledger): void {
  serve(api, 'DELETE /v1/auth/sessions', async (request, reply) => {
    const { holder, shop, operator } = request;
    const hashes = [holder, shop, operator].flatMap((caller) => caller?.tokenHash ?? []);
    await ledger.store.transact(async (books) => {
      if (holder) await books.access.removeSignIn(holder.tokenHash);
      for (const hash of hashes) await books.staff.removeStaffSignIn(hash);
    });
    if (holder) ledger.events.signedOut(holder.tokenHash);
    const callers = { wallet: holder, shop, operator };
    for (const face of Face.options) if (callers[face]) clearSignInCookie(ledger, reply, face);
    return reply.code(204).send();
  });
}
