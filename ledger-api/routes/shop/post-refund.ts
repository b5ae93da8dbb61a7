// POST /v1/redemptions/{id}/refunds: the shop gives points back.
import type { Api, Ledger } from '../../api.ts';
import { serve } from '../serve.ts';
import { answerShopCommand } from './shop-command.ts';

/** `{points}` → the redemption with what was refunded so far; never more than was captured. */
export function postRefund(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/redemptions/{id}/refunds', async (request, reply) =>
    answerShopCommand(ledger, request, reply, request.params.id, {
      kind: 'refund',
      points: BigInt(request.body.points),
    }),
  );
}
