// GET /v1/webhooks: where a shop hears of what happens.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { WebhookAnswer } from '../../contract/webhook.ts';
import { readWebhooks } from '../../use-cases/webhooks/read-webhooks.ts';

/** `GET /v1/webhooks` → `{webhooks}`, five at most, without their secrets. */
export function getWebhooks(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/webhooks',
    {
      config: { access: 'shop:manage' },
      schema: {
        summary: 'Webhooks of the shop',
        response: { 200: z.strictObject({ webhooks: z.array(WebhookAnswer) }) },
      },
    },
    async (request) => ({
      webhooks: [...(await readWebhooks(ledger.store, request.shop!.shopId))],
    }),
  );
}
