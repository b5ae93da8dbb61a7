// POST /v1/shop/keys/{id}/rotate: the shop changes a key by itself.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { answerOnce, type Outcome } from '../../auth/idempotency.ts';
import { livingKey, revealShopKey, rotateShopKey } from '../../auth/shop-key-life.ts';
import { ShopKeyId } from '../../contract/ids.ts';
import { KeyRotation, NewShopKeyAnswer } from '../../contract/staff.ts';
import { WriteHeaders } from '../operator/write-schema.ts';

/**
 * `POST /v1/shop/keys/{id}/rotate` `{overlapHours}` → 201 with a new key of the same scopes, told once. A key that may do
 * more than the one that asks is not rotated: nobody comes to a scope that way. Sent twice, it is one new key.
 */
export function postOwnKeyRotate(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/shop/keys/:id/rotate',
    {
      config: { access: 'shop:manage' },
      schema: {
        summary: 'Rotate a key of the shop',
        headers: WriteHeaders,
        params: z.strictObject({ id: ShopKeyId }),
        body: KeyRotation,
        response: { 201: NewShopKeyAnswer },
      },
    },
    async (request, reply) => {
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
    },
  );
}
