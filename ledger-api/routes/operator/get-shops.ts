// GET /v1/operator/shops: every shop there ever was.
import type { Api, Ledger } from '../../api.ts';
import type { ShopId } from '../../contract/ids.ts';
import { PageQuery, pageOf } from '../../contract/operator.ts';
import { ShopEntry } from '../../contract/staff.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from './page.ts';
import { shopEntry } from '../shop-entry.ts';

/** `GET /v1/operator/shops?cursor=` → in the order of their ids, suspended ones included. */
export function getOperatorShops(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/operator/shops',
    {
      config: { access: 'operator:viewer' },
      schema: {
        summary: 'Shops',
        querystring: PageQuery,
        response: { 200: pageOf('shops', ShopEntry) },
      },
    },
    async (request) => {
      const after = openCursor(request.query.cursor) as ShopId | undefined; // Only compared.
      const found = await ledger.store.read(({ staff }) => staff.shops(after, PAGE_AND_ONE));
      const { rows, next } = cutPage(found, ({ id }) => id);
      return { shops: rows.map(shopEntry), ...next };
    },
  );
}
