// GET /v1/redemptions/{id}: one redemption, as it is now.
import type { Api, Ledger } from '../../api.ts';
import { tillSecrets } from '../../auth/till-secrets.ts';
import { RedemptionAnswer } from '../../contract/redemption.ts';
import { refuse } from '../../problem-reply.ts';
import { readRedemption } from '../../use-cases/till/read-redemptions.ts';
import { RedemptionParams } from './shop-command.ts';

/** `GET /v1/redemptions/{id}` → the redemption; a till asks it while the holder decides. Another shop's is not found. */
export function getRedemption(api: Api, ledger: Ledger): void {
  const secrets = tillSecrets(ledger.keys);
  api.get(
    '/v1/redemptions/:id',
    {
      config: { access: 'shop:take' },
      schema: {
        summary: 'One redemption',
        params: RedemptionParams,
        response: { 200: RedemptionAnswer },
      },
    },
    async (request, reply) => {
      const { shopId } = request.shop!;
      const found = await readRedemption(ledger.store, secrets, shopId, request.params.id);
      return found ?? refuse(reply, 'not-found');
    },
  );
}
