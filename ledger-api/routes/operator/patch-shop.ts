// PATCH /v1/operator/shops/{id}: what is known of a shop changes, or it is suspended.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import type { Shop } from '../../store/port/staff.ts';
import { serve } from '../serve.ts';
import { shopEntry } from '../shop-entry.ts';

/** `PATCH /v1/operator/shops/{id}` → the shop as it is now; what is left out stays. A suspended shop may only read, at once. */
export function patchOperatorShop(api: Api, ledger: Ledger): void {
  serve(api, 'PATCH /v1/operator/shops/{id}', async (request, reply) =>
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
