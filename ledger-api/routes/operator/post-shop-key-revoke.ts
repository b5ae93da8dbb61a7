// POST /v1/operator/shops/{id}/keys/{keyId}/revoke: a key is worth nothing any more, nor any sign-in with it.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { livingKey, revokeShopKey } from '../../auth/shop-key-life.ts';
import { ShopId, ShopKeyId } from '../../contract/ids.ts';
import { ShopKeyEntry } from '../../contract/staff.ts';
import { shopKeyEntry } from '../shop-entry.ts';
import { WriteHeaders } from './write-schema.ts';

/** `POST …/revoke` → the key as it is now: dead, at once, with every sign-in that was opened with it. */
export function postShopKeyRevoke(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/operator/shops/:id/keys/:keyId/revoke',
    {
      config: { access: 'operator:admin' },
      schema: {
        summary: 'Revoke a shop key',
        headers: WriteHeaders,
        params: z.strictObject({ id: ShopId, keyId: ShopKeyId }),
        response: { 200: ShopKeyEntry },
      },
    },
    async (request, reply) =>
      asOperator(ledger, request, reply, async (books, { nowMs }) => {
        const { id, keyId } = request.params;
        const known = await livingKey(books.staff, id, keyId, nowMs);
        if (!known.ok) return known;
        const key = await revokeShopKey(books, known.key, nowMs);
        return { ok: true, status: 200, body: shopKeyEntry(key), subject: keyId };
      }),
  );
}
