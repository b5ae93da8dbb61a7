// GET /v1/operator/shops: every shop there ever was.
import type { Api, Ledger } from '../../api.ts';
import type { ShopId } from '../../contract/ids.ts';
import { serve } from '../serve.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from './page.ts';
import { shopEntry } from '../shop-entry.ts';

/** `GET /v1/operator/shops?cursor=` → in the order of their ids, suspended ones included. */
export function getOperatorShops(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/shops', async (request) => {
    const after = openCursor(request.query.cursor) as ShopId | undefined; // Only compared.
    const found = await ledger.store.read(({ staff }) => staff.shops(after, PAGE_AND_ONE));
    const { rows, next } = cutPage(found, ({ id }) => id);
    return { shops: rows.map(shopEntry), ...next };
  });
}
