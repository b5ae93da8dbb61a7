// GET /v1/webhooks: where a shop hears of what happens.
import type { Api, Ledger } from '../../api.ts';
import { readWebhooks } from '../../use-cases/webhooks/read-webhooks.ts';
import { serve } from '../serve.ts';

/** `GET /v1/webhooks` → `{webhooks}`, five at most, without their secrets. */
export function getWebhooks(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/webhooks', async (request) => ({
    webhooks: [...(await readWebhooks(ledger.store, request.shop!.shopId))],
  }));
}
