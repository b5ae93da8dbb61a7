// GET /v1/webhooks/{id}/deliveries: what was told, and what became of it.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { DeliveryList, WebhookParams } from '../../contract/webhook.ts';
import { refuse } from '../../problem-reply.ts';
import { readDeliveries } from '../../use-cases/webhooks/read-webhooks.ts';

/** `GET …/deliveries?cursor=` → deliveries of the last 30 days, newest first. */
export function getWebhookDeliveries(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/webhooks/:id/deliveries',
    {
      config: { access: 'shop:manage' },
      schema: {
        summary: 'Deliveries to a webhook, newest first',
        params: WebhookParams,
        querystring: z.strictObject({ cursor: z.string().min(1).max(400).optional() }),
        response: { 200: DeliveryList },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { shopId } = request.shop!;
      const read = await readDeliveries(ledger.store, shopId, id, request.query.cursor);
      return read.ok ? read.list : refuse(reply, read.error);
    },
  );
}
