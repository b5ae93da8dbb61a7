// POST /v1/webhooks: a shop wants to hear of what happens.
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { openWebhook } from '../../use-cases/webhooks/manage.ts';
import { webhookAnswer } from '../../use-cases/webhooks/read-webhooks.ts';
import { isWebhookUrl } from '../../webhooks/public-address.ts';
import { webhookSecret } from '../../webhooks/sign.ts';
import { serve } from '../serve.ts';

/** `POST /v1/webhooks` `{url}` → 201 with the secret, which is told to this request and never again. */
export function postWebhook(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/webhooks', async (request, reply) => {
    const { shopId } = request.shop!;
    const { url } = request.body;
    return answerOnce(
      ledger,
      request,
      reply,
      shopId,
      async (books) => {
        if (!isWebhookUrl(url, ledger.allowedWebhookHosts)) {
          return { ok: false, error: 'webhook-url-refused' };
        }
        const nowMs = ledger.clock.nowMs();
        const id = ledger.entropy.uuid(nowMs);
        // As it will be asked for: without what an address may hold and a database may not.
        const { href } = new URL(url);
        const opened = await openWebhook(books, { id, shopId, url: href }, nowMs);
        if (!opened.ok) return opened;
        return { ok: true, status: 201, body: webhookAnswer(opened.webhook) };
      },
      (kept) => ({ ...kept, secret: webhookSecret(ledger.keys.pepper, String(kept.id), 1) }),
    );
  });
}
