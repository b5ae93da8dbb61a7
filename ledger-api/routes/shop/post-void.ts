// POST /v1/redemptions/{id}/void: the shop lets go of what was set aside.
import type { Api, Ledger } from '../../api.ts';
import { serve } from '../serve.ts';
import { answerShopCommand } from './shop-command.ts';

/** `{}` → the redemption; the holder has the points again. A second void is 409 `redemption-decided`. */
export function postVoid(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/redemptions/{id}/void', async (request, reply) =>
    answerShopCommand(ledger, request, reply, request.params.id, { kind: 'void' }),
  );
}
