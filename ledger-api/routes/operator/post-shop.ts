// POST /v1/operator/shops: a new shop.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import type { ShopId } from '../../contract/ids.ts';
import type { Shop } from '../../store/port/staff.ts';
import { serve } from '../serve.ts';
import { shopEntry } from '../shop-entry.ts';

/** `POST /v1/operator/shops` `{name, position?, hours?, …}` → 201 with the shop; it needs a key to do anything. Sent twice, it is one shop. */
export function postOperatorShop(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/shops', async (request, reply) =>
    asOperator(ledger, request, reply, async ({ staff }, { nowMs }) => {
      const { name, position, hours, feePolicyVersion, payoutAccountRef } = request.body;
      const shop: Shop = {
        id: ledger.entropy.uuid(nowMs) as ShopId, // A new UUID is the id of a new shop.
        name,
        state: 'active',
        position,
        hours,
        feePolicyVersion,
        payoutAccountRef,
        openedAtMs: nowMs,
      };
      await staff.saveShop(shop);
      return { ok: true, status: 201, body: shopEntry(shop), subject: shop.id };
    }),
  );
}
