// POST /v1/operator/shops/{id}/keys/{keyId}/rotate: a new key, while the old one lives a little longer.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { livingKey, revealShopKey, rotateShopKey } from '../../auth/shop-key-life.ts';
import { serve } from '../serve.ts';

/**
 * `POST …/rotate` `{overlapHours}` → 201 with a new key of the same scopes; the old one dies after the overlap
 * (24 hours unless it says otherwise). Sent twice, it is one new key.
 */
export function postShopKeyRotate(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/shops/{id}/keys/{keyId}/rotate', async (request, reply) =>
    asOperator(
      ledger,
      request,
      reply,
      async (books, { nowMs }) => {
        const { id, keyId } = request.params;
        const old = await livingKey(books.staff, id, keyId, nowMs);
        if (!old.ok) return old;
        return rotateShopKey(books, ledger, old.key, request.body.overlapHours, nowMs);
      },
      revealShopKey(ledger),
    ),
  );
}
