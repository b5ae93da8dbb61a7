// POST /v1/redemptions/{id}/capture: the shop takes what was set aside.
import type { Api, Ledger } from '../../api.ts';
import { serve } from '../serve.ts';
import { answerShopCommand } from './shop-command.ts';

/** `{points}` → the redemption; without `points` everything. The rest goes back. A second capture is 409 `redemption-decided`. */
export function postCapture(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/redemptions/{id}/capture', async (request, reply) =>
    answerShopCommand(ledger, request, reply, request.params.id, {
      kind: 'capture',
      points: request.body.points === undefined ? undefined : BigInt(request.body.points),
    }),
  );
}
