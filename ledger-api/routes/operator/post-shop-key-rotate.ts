// POST /v1/operator/shops/{id}/keys/{keyId}/rotate: a new key, while the old one lives a little longer.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { isLive } from '../../auth/shop-keys.ts';
import { ShopId, ShopKeyId } from '../../contract/ids.ts';
import { NewShopKeyAnswer } from '../../contract/staff.ts';
import { addShopKey, revealShopKey } from './new-shop-key.ts';
import { WriteHeaders } from './write-schema.ts';

const HOUR_MS = 3_600_000;

/**
 * `POST …/rotate` `{overlapHours}` → 201 with a new key of the same scopes; the old one dies after the overlap
 * (24 hours unless it says otherwise). Sent twice, it is one new key.
 */
export function postShopKeyRotate(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/operator/shops/:id/keys/:keyId/rotate',
    {
      config: { access: 'operator:admin' },
      schema: {
        summary: 'Rotate a shop key',
        headers: WriteHeaders,
        params: z.strictObject({ id: ShopId, keyId: ShopKeyId }),
        body: z.strictObject({ overlapHours: z.int().min(0).max(168).default(24) }),
        response: { 201: NewShopKeyAnswer },
      },
    },
    async (request, reply) =>
      asOperator(
        ledger,
        request,
        reply,
        async (books, { nowMs }) => {
          const { id, keyId } = request.params;
          const old = await books.staff.shopKey(keyId);
          if (old?.shopId !== id) return { ok: false, error: 'not-found' };
          if (!isLive(old, nowMs)) return { ok: false, error: 'shop-key-revoked' };
          const endsAtMs = nowMs + request.body.overlapHours * HOUR_MS;
          // A key that is being rotated already does not live longer by being rotated again.
          const revokedAtMs = Math.min(endsAtMs, old.revokedAtMs ?? endsAtMs);
          await books.staff.saveShopKey({ ...old, revokedAtMs });
          return addShopKey(books, ledger, id, old.scopes, nowMs);
        },
        revealShopKey(ledger),
      ),
  );
}
