// POST /v1/operator/shops/{id}/keys: a key for a till or a program of the shop.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { addShopKey, revealShopKey } from '../../auth/shop-key-life.ts';
import { serve } from '../serve.ts';

/** `POST …/keys` `{scopes}` → 201 `{id, prefix, scopes, key}`; the key is told once. Sent twice, it is one key. */
export function postShopKey(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/shops/{id}/keys', async (request, reply) =>
    asOperator(
      ledger,
      request,
      reply,
      async (books, { nowMs }) => {
        const shop = await books.staff.shop(request.params.id);
        if (!shop) return { ok: false, error: 'not-found' };
        return addShopKey(books, ledger, shop.id, request.body.scopes, nowMs);
      },
      revealShopKey(ledger),
    ),
  );
}
