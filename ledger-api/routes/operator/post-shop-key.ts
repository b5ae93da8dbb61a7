// POST /v1/operator/shops/{id}/keys: a key for a till or a program of the shop.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { ShopId } from '../../contract/ids.ts';
import { NewShopKeyAnswer, ShopScope } from '../../contract/staff.ts';
import { addShopKey, revealShopKey } from '../../auth/shop-key-life.ts';
import { WriteHeaders } from './write-schema.ts';

const Scopes = z
  .array(ShopScope)
  .min(1)
  .refine((scopes) => new Set(scopes).size === scopes.length, 'names a scope twice');

/** `POST …/keys` `{scopes}` → 201 `{id, prefix, scopes, key}`; the key is told once. Sent twice, it is one key. */
export function postShopKey(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/operator/shops/:id/keys',
    {
      config: { access: 'operator:admin' },
      schema: {
        summary: 'Make a shop key',
        headers: WriteHeaders,
        params: z.strictObject({ id: ShopId }),
        body: z.strictObject({ scopes: Scopes }),
        response: { 201: NewShopKeyAnswer },
      },
    },
    async (request, reply) =>
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
