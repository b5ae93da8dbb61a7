// POST /v1/redemptions/{id}/capture: the shop takes what was set aside.
import type { Api, Ledger } from '../../api.ts';
import { CaptureRequest, RedemptionAnswer } from '../../contract/redemption.ts';
import { answerShopCommand, RedemptionParams } from './shop-command.ts';
import { WriteHeaders } from '../operator/write-schema.ts';

/** `{points}` → the redemption; without `points` everything. The rest goes back. A second capture is 409 `redemption-decided`. */
export function postCapture(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/redemptions/:id/capture',
    {
      config: { access: 'shop:take' },
      schema: {
        summary: 'Capture what was authorised, or a part of it',
        headers: WriteHeaders,
        params: RedemptionParams,
        body: CaptureRequest,
        response: { 200: RedemptionAnswer },
      },
    },
    async (request, reply) =>
      answerShopCommand(ledger, request, reply, request.params.id, {
        kind: 'capture',
        points: request.body.points === undefined ? undefined : BigInt(request.body.points),
      }),
  );
}
