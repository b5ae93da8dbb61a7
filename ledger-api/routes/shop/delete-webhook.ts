// DELETE /v1/webhooks/{id}: nothing more is told there.
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { removeWebhook } from '../../use-cases/webhooks/manage.ts';
import { serve } from '../serve.ts';

/** `DELETE /v1/webhooks/{id}` → `{id}`; what was waiting for it is forgotten. */
export function deleteWebhook(api: Api, ledger: Ledger): void {
  serve(api, 'DELETE /v1/webhooks/{id}', async (request, reply) => {
    const { shopId } = request.shop!;
    const { id } = request.params;
    return answerOnce(ledger, request, reply, shopId, async (books) => {
      const removed = await removeWebhook(books, shopId, id);
      return removed.ok ? { ok: true, status: 200, body: { id } } : removed;
    });
  });
}
