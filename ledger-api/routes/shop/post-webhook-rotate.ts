// POST /v1/webhooks/{id}/rotate: the next secret of a webhook.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { WebhookParams, WebhookWithSecret } from '../../contract/webhook.ts';
import { rotateWebhook } from '../../use-cases/webhooks/manage.ts';
import { webhookAnswer } from '../../use-cases/webhooks/read-webhooks.ts';
import { webhookSecret } from '../../webhooks/sign.ts';
import { WriteHeaders } from '../operator/write-schema.ts';

/** `POST …/rotate` `{}` → the webhook with its new secret; for 24 hours both secrets sign. */
export function postWebhookRotate(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/webhooks/:id/rotate',
    {
      config: { access: 'shop:manage' },
      schema: {
        summary: 'Change the secret of a webhook',
        headers: WriteHeaders,
        params: WebhookParams,
        body: z.strictObject({}),
        response: { 200: WebhookWithSecret },
      },
    },
    async (request, reply) => {
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
    },
  );
}
