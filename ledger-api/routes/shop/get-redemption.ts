// GET /v1/redemptions/{id}: one redemption, as it is now.
import type { Api, Ledger } from '../../api.ts';
import { tillSecrets } from '../../auth/till-secrets.ts';
import { refuse } from '../../problem-reply.ts';
import { readRedemption } from '../../use-cases/till/read-redemptions.ts';
import { serve } from '../serve.ts';

/** `GET /v1/redemptions/{id}` → the redemption; a till asks it while the holder decides. Another shop's is not found. */
export function getRedemption(api: Api, ledger: Ledger): void {
  const secrets = tillSecrets(ledger.keys);
  serve(api, 'GET /v1/redemptions/{id}', async (request, reply) => {
    const { shopId } = request.shop!;
    const found = await readRedemption(ledger.store, secrets, shopId, request.params.id);
    return found ?? refuse(reply, 'not-found');
  });
}
