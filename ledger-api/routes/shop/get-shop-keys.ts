// GET /v1/shop/keys: the shop's own keys.
import type { Api, Ledger } from '../../api.ts';
import { serve } from '../serve.ts';
import { shopKeyEntry } from '../shop-entry.ts';

/** `GET /v1/shop/keys` → keys by prefix and scope, oldest first, dead ones included; never a key itself. */
export function getShopKeys(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/shop/keys', async (request) => {
    const { shopId } = request.shop!;
    const keys = await ledger.store.read(({ staff }) => staff.shopKeys(shopId));
    return { keys: keys.map(shopKeyEntry) };
  });
}
