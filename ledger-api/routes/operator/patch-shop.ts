// PATCH /v1/operator/shops/{id}: what is known of a shop changes, or it is suspended.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { ShopId } from '../../contract/ids.ts';
import { NewShop, ShopEntry } from '../../contract/staff.ts';
import type { Shop } from '../../store/port/staff.ts';
import { shopEntry } from '../shop-entry.ts';
import { WriteHeaders } from './write-schema.ts';

const Change = NewShop.extend({
  state: ShopEntry.shape.state,
  feePolicyVersion: z.int().min(1),
}).partial();

/** `PATCH /v1/operator/shops/{id}` → the shop as it is now; what is left out stays. A suspended shop may only read, at once. */
export function patchOperatorShop(api: Api, ledger: Ledger): void {
  api.patch(
    '/v1/operator/shops/:id',
    {
      config: { access: 'operator:admin' },
      schema: {
        summary: 'Change or suspend a shop',
        headers: WriteHeaders,
        params: z.strictObject({ id: ShopId }),
        body: Change,
        response: { 200: ShopEntry },
      },
    },
    async (request, reply) =>
      asOperator(ledger, request, reply, async ({ staff }) => {
        const known = await staff.shop(request.params.id);
        if (!known) return { ok: false, error: 'not-found' };
        const said = Object.entries(request.body).filter(([, value]) => value !== undefined);
        const shop: Shop = { ...known, ...Object.fromEntries(said) };
        await staff.saveShop(shop);
        return { ok: true, status: 200, body: shopEntry(shop) };
      }),
  );
}
