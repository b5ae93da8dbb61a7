// DELETE /v1/auth/sessions: signs out.
import { z } from 'zod';
import type { Api, Ledger } from '../api.ts';
import { clearSignInCookie } from '../auth/cookies.ts';

/** `DELETE /v1/auth/sessions` → 204; the token is dead and its streams end. Sent twice, the second is not signed in. */
export function deleteSession(api: Api, ledger: Ledger): void {
  api.delete(
    '/v1/auth/sessions',
    {
      config: { access: 'holder' },
      schema: { summary: 'Sign out', response: { 204: z.undefined().describe('Signed out') } },
    },
    async (request, reply) => {
      const { tokenHash } = request.holder!;
      await ledger.store.transact((books) => books.access.removeSignIn(tokenHash));
      ledger.events.signedOut(tokenHash);
      return clearSignInCookie(ledger, reply, 'wallet').code(204).send();
    },
  );
}
