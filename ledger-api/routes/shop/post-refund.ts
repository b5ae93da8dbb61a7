// POST /v1/redemptions/{id}/refunds: the shop gives points back.
import type { Api, Ledger } from '../../api.ts';
import { RefundRequest, RedemptionAnswer } from '../../contract/redemption.ts';
import { answerShopCommand, RedemptionParams } from './shop-command.ts';
import { WriteHeaders } from '../operator/write-schema.ts';

/** `{points}` → the redemption with what was refunded so far; never more than was captured. */
export function postRefund(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/redemptions/:id/refunds',
    {
      config: { access: 'shop:refund' },
      schema: {
        summary: 'Refund captured points',
        headers: WriteHeaders,
        params: RedemptionParams,
        body: RefundRequest,
        response: { 200: RedemptionAnswer },
      },
    },
    async (request, reply) =>
      answerShopCommand(ledger, request, reply, request.params.id, {
        kind: 'refund',
        points: BigInt(request.body.points),
      }),
  );
}
