// POST /v1/shop/keys/{id}/rotate: the shop changes a key by itself.
import type { Api, Ledger } from '../../api.ts';
import { answerOnce, type Outcome } from '../../auth/idempotency.ts';
import { livingKey, revealShopKey, rotateShopKey } from '../../auth/shop-key-life.ts';
import { serve } from '../serve.ts';

/**
 * `POST /v1/shop/keys/{id}/rotate` `{overlapHours}` → 201 with a new key of the same scopes, told once. A key that may do
 * more than the one that asks is not rotated: nobody comes to a scope that way. Sent twice, it is one new key.
 */
export function postOwnKeyRotate(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/shop/keys/{id}/rotate', async (request, reply) => {
    const { shopId, scopes } = request.shop!;
    const nowMs = ledger.clock.nowMs();
    return answerOnce(
      ledger,
      request,
      reply,
      shopId,
      async (books): Promise<Outcome> => {
        const old = await livingKey(books.staff, shopId, request.params.id, nowMs);
        if (!old.ok) return old;
        const scope = old.key.scopes.find((one) => !scopes.includes(one));
        if (scope !== undefined) return { ok: false, error: 'scope-missing', more: { scope } };
        return rotateShopKey(books, ledger, old.key, request.body.overlapHours, nowMs);
      },
      revealShopKey(ledger),
    );
  });
}
