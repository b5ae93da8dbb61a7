// GET /v1/settlements: what the shop was settled, newest first.
import type { Api, Ledger } from '../../api.ts';
import { readSettlements } from '../../use-cases/settle/read-settlements.ts';
import { serve } from '../serve.ts';

/** `GET /v1/settlements?cursor=` → gross, refunds, fee, net and payout date of each. */
export function getSettlements(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/settlements', async (request) =>
    readSettlements(ledger.store, request.shop!.shopId, request.query.cursor),
  );
}
