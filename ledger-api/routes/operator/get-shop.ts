// GET /v1/operator/shops/{id}: one shop with its keys.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { ShopId } from '../../contract/ids.ts';
import { ShopEntry, ShopKeyEntry } from '../../contract/staff.ts';
import { refuse } from '../../problem-reply.ts';
import { shopEntry, shopKeyEntry } from '../shop-entry.ts';

/** `GET /v1/operator/shops/{id}` → the shop, and its keys by prefix and scope, dead ones included. */
export function getOperatorShop(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/operator/shops/:id',
    {
      config: { access: 'operator:viewer' },
      schema: {
        summary: 'One shop with its keys',
        params: z.strictObject({ id: ShopId }),
        response: { 200: ShopEntry.extend({ keys: z.array(ShopKeyEntry) }) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const found = await ledger.store.read(async ({ staff }) => {
        const shop = await staff.shop(id);
        return shop && { ...shopEntry(shop), keys: (await staff.shopKeys(id)).map(shopKeyEntry) };
      });
      return found ?? refuse(reply, 'not-found');
    },
  );
}
