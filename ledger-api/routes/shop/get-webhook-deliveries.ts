// GET /v1/webhooks/{id}/deliveries: what was told, and what became of it.
import type { Api, Ledger } from '../../api.ts';
import { refuse } from '../../problem-reply.ts';
import { readDeliveries } from '../../use-cases/webhooks/read-webhooks.ts';
import { serve } from '../serve.ts';

/** `GET …/deliveries?cursor=` → deliveries of the last 30 days, newest first. */
export function getWebhookDeliveries(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/webhooks/{id}/deliveries', async (request, reply) => {
    const { id } = request.params;
    const { shopId } = request.shop!;
    const read = await readDeliveries(ledger.store, shopId, id, request.query.cursor);
    return read.ok ? read.list : refuse(reply, read.error);
  });
}
