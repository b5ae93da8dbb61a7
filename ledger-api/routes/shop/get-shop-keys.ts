// GET /v1/shop/keys: the shop's own keys.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { ShopKeyEntry } from '../../contract/staff.ts';
import { shopKeyEntry } from '../shop-entry.ts';

/** `GET /v1/shop/keys` → keys by prefix and scope, oldest first, dead ones included; never a key itself. */
export function getShopKeys(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/shop/keys',
    {
      config: { access: 'shop:manage' },
      schema: {
        summary: 'Keys of the shop',
        response: { 200: z.strictObject({ keys: z.array(ShopKeyEntry) }) },
      },
    },
    async (request) => {
      const { shopId } = request.shop!;
      const keys = await ledger.store.read(({ staff }) => staff.shopKeys(shopId));
      return { keys: keys.map(shopKeyEntry) };
    },
  );
}
