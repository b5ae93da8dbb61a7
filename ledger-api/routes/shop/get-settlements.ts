// GET /v1/settlements: what the shop was settled, newest first.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { RunParams, SettlementList } from '../../contract/settlement.ts';
import { readSettlements } from '../../use-cases/settle/read-settlements.ts';

/** `GET /v1/settlements?cursor=` → gross, refunds, fee, net and payout date of each. */
export function getSettlements(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/settlements',
    {
      config: { access: 'shop:read' },
      schema: {
        summary: 'Settlements, newest first',
        querystring: z.strictObject({ cursor: RunParams.shape.runId.optional() }),
        response: { 200: SettlementList },
      },
    },
    async (request) => readSettlements(ledger.store, request.shop!.shopId, request.query.cursor),
  );
}
