// POST /v1/shop/keys/{id}/revoke: the shop kills a key by itself.
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { livingKey, revokeShopKey } from '../../auth/shop-key-life.ts';
import { serve } from '../serve.ts';
import { shopKeyEntry } from '../shop-entry.ts';

/** `POST /v1/shop/keys/{id}/revoke` → the key as it is now: dead, at once, with every sign-in that it opened. */
export function postOwnKeyRevoke(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/shop/keys/{id}/revoke', async (request, reply) => {
    const { shopId } = request.shop!;
    const nowMs = ledger.clock.nowMs();
    return answerOnce(ledger, request, reply, shopId, async (books) => {
      const known = await livingKey(books.staff, shopId, request.params.id, nowMs);
      if (!known.ok) return known;
      const key = await revokeShopKey(books, known.key, nowMs);
      return { ok: true, status: 200, body: shopKeyEntry(key) };
    });
  });
}
