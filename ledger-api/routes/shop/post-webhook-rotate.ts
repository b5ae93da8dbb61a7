// POST /v1/webhooks/{id}/rotate: the next secret of a webhook.
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { rotateWebhook } from '../../use-cases/webhooks/manage.ts';
import { webhookAnswer } from '../../use-cases/webhooks/read-webhooks.ts';
import { webhookSecret } from '../../webhooks/sign.ts';
import { serve } from '../serve.ts';

/** `POST …/rotate` `{}` → the webhook with its new secret; for 24 hours both secrets sign. */
export function postWebhookRotate(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/webhooks/{id}/rotate', async (request, reply) => {
    const { shopId } = request.shop!;
    const { id } = request.params;
    return answerOnce(
      ledger,
      request,
      reply,
      shopId,
      async (books) => {
        const rotated = await rotateWebhook(books, shopId, id, ledger.clock.nowMs());
        if (!rotated.ok) return rotated;
        const { webhook } = rotated;
        const body = { ...webhookAnswer(webhook), secretVersion: webhook.secretVersion };
        return { ok: true, status: 200, body };
      },
      ({ secretVersion, ...kept }) => ({
        ...kept,
        secret: webhookSecret(ledger.keys.pepper, id, Number(secretVersion)),
      }),
    );
  });
}
