// POST /v1/operator/shops/{id}/keys/{keyId}/revoke: a key is worth nothing any more, nor any sign-in with it.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { livingKey, revokeShopKey } from '../../auth/shop-key-life.ts';
import { serve } from '../serve.ts';
import { shopKeyEntry } from '../shop-entry.ts';

/** `POST …/revoke` → the key as it is now: dead, at once, with every sign-in that was opened with it. */
export function postShopKeyRevoke(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/shops/{id}/keys/{keyId}/revoke', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { nowMs }) => {
      const { id, keyId } = request.params;
      const known = await livingKey(books.staff, id, keyId, nowMs);
      if (!known.ok) return known;
      const key = await revokeShopKey(books, known.key, nowMs);
      return { ok: true, status: 200, body: shopKeyEntry(key), subject: keyId };
    }),
  );
}
