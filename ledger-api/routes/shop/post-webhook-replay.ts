// POST /v1/webhooks/{id}/replay: tells events again.
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { replayDeliveries } from '../../use-cases/webhooks/manage.ts';
import { serve } from '../serve.ts';

/** `POST …/replay` `{deliveries: [ids]}` → `{replayed}`: each is told again with the same id and body. */
export function postWebhookReplay(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/webhooks/{id}/replay', async (request, reply) => {
    const { shopId } = request.shop!;
    const { id } = request.params;
    const { deliveries } = request.body;
    return answerOnce(ledger, request, reply, shopId, async (books) => {
      const nowMs = ledger.clock.nowMs();
      const done = await replayDeliveries(books, shopId, id, deliveries, nowMs);
      return done.ok ? { ok: true, status: 200, body: { replayed: done.replayed } } : done;
    });
  });
}
