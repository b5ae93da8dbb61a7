// POST /v1/operator/shops/{id}/keys/{keyId}/rotate: a new key, while the old one lives a little longer.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { livingKey, revealShopKey, rotateShopKey } from '../../auth/shop-key-life.ts';
import { ShopId, ShopKeyId } from '../../contract/ids.ts';
import { KeyRotation, NewShopKeyAnswer } from '../../contract/staff.ts';
import { WriteHeaders } from './write-schema.ts';

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
        body: KeyRotation,
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
          const old = await livingKey(books.staff, id, keyId, nowMs);
          if (!old.ok) return old;
          return rotateShopKey(books, ledger, old.key, request.body.overlapHours, nowMs);
        },
        revealShopKey(ledger),
      ),
  );
}
