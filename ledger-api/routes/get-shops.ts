// GET /v1/shops: where points can be spent.
import type { Api, Ledger } from '../api.ts';
import type { Shop } from '../store/port/staff.ts';
import { serve } from './serve.ts';

/** `GET /v1/shops?cursor=` → `{shops:[{id, name, state, position?, hours?}], next?}` in the order of their ids. */
export function getShops(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/shops', async (request) => {
    const found = await ledger.store.read(({ staff }) =>
      staff.shops(request.query.cursor, PAGE_SIZE + 1),
    );
    const page = found.slice(0, PAGE_SIZE);
    const last = found.length > PAGE_SIZE ? page.at(-1) : undefined;
    return { shops: page.map(shopPlace), ...(last && { next: last.id }) };
  });
}

const shopPlace = ({ id, name, state, position, hours }: Shop) => ({
  id,
  name,
  state: state === 'active' ? ('open' as const) : ('paused' as const),
  ...(position && { position }),
  ...(hours !== undefined && { hours }),
});

const PAGE_SIZE = 100;
