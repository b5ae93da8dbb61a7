// DELETE /v1/webhooks/{id}: nothing more is told there.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { WebhookParams } from '../../contract/webhook.ts';
import { removeWebhook } from '../../use-cases/webhooks/manage.ts';
import { WriteHeaders } from '../operator/write-schema.ts';

/** `DELETE /v1/webhooks/{id}` → `{id}`; what was waiting for it is forgotten. */
export function deleteWebhook(api: Api, ledger: Ledger): void {
  api.delete(
    '/v1/webhooks/:id',
    {
      config: { access: 'shop:manage' },
      schema: {
        summary: 'Remove a webhook',
        headers: WriteHeaders,
        params: WebhookParams,
        response: { 200: z.strictObject({ id: z.string() }) },
      },
    },
    async (request, reply) => {
      const { shopId } = request.shop!;
      const { id } = request.params;
      return answerOnce(ledger, request, reply, shopId, async (books) => {
        const removed = await removeWebhook(books, shopId, id);
        return removed.ok ? { ok: true, status: 200, body: { id } } : removed;
      });
    },
  );
}
