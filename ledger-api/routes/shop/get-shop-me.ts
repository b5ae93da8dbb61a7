// GET /v1/shop: the shop that calls.
import type { Api, Ledger } from '../../api.ts';
import { ShopMe } from '../../contract/staff.ts';

/** `GET /v1/shop` → `{id, name, state, keyId, scopes}` of the key or sign-in that asks. */
export function getShopMe(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/shop',
    {
      config: { access: 'shop:read' },
      schema: { summary: 'The shop that calls', response: { 200: ShopMe } },
    },
    async (request) => {
      const { shopId, keyId, scopes } = request.shop!;
      const shop = await ledger.store.read(({ staff }) => staff.shop(shopId));
      const { id, name, state } = shop!; // The door has just found it.
      return { id, name, state, keyId, scopes: [...scopes] };
    },
  );
}
