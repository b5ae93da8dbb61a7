// GET /v1/operator/shops/{id}: one shop with its keys.
import type { Api, Ledger } from '../../api.ts';
import { refuse } from '../../problem-reply.ts';
import { serve } from '../serve.ts';
import { shopEntry, shopKeyEntry } from '../shop-entry.ts';

/** `GET /v1/operator/shops/{id}` → the shop, and its keys by prefix and scope, dead ones included. */
export function getOperatorShop(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/shops/{id}', async (request, reply) => {
    const { id } = request.params;
    const found = await ledger.store.read(async ({ staff }) => {
      const shop = await staff.shop(id);
      return shop && { ...shopEntry(shop), keys: (await staff.shopKeys(id)).map(shopKeyEntry) };
    });
    return found ?? refuse(reply, 'not-found');
  });
}
