// GET /v1/shop: the shop that calls.
import type { Api, Ledger } from '../../api.ts';
import { serve } from '../serve.ts';

/** `GET /v1/shop` → `{id, name, state, keyId, scopes}` of the key or sign-in that asks. */
export function getShopMe(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/shop', async (request) => {
    const { shopId, keyId, scopes } = request.shop!;
    const shop = await ledger.store.read(({ staff }) => staff.shop(shopId));
    const { id, name, state } = shop!; // The door has just found it.
    return { id, name, state, keyId, scopes: [...scopes] };
  });
}
