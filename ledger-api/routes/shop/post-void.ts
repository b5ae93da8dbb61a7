// POST /v1/redemptions/{id}/void: the shop lets go of what was set aside.
import type { Api, Ledger } from '../../api.ts';
import { VoidRequest, RedemptionAnswer } from '../../contract/redemption.ts';
import { answerShopCommand, RedemptionParams } from './shop-command.ts';
import { WriteHeaders } from '../operator/write-schema.ts';

/** `{}` → the redemption; the holder has the points again. A second void is 409 `redemption-decided`. */
export function postVoid(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/redemptions/:id/void',
    {
      config: { access: 'shop:take' },
      schema: {
        summary: 'Let go of an authorisation',
        headers: WriteHeaders,
        params: RedemptionParams,
        body: VoidRequest,
        response: { 200: RedemptionAnswer },
      },
    },
    async (request, reply) =>
      answerShopCommand(ledger, request, reply, request.params.id, { kind: 'void' }),
  );
}
