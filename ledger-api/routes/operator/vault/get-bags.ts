// GET /v1/operator/bags: every bag, from its sealing to its count.
import type { Api, Ledger } from '../../../api.ts';
import { PageQuery, pageOf } from '../../../contract/operator.ts';
import { BagEntry } from '../../../contract/vault.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from '../page.ts';
import { bagEntry } from '../../../use-cases/vault/bag-entry.ts';

/** `GET /v1/operator/bags?cursor=` → newest first. */
export function getBags(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/operator/bags',
    {
      config: { access: 'operator:viewer' },
      schema: {
        summary: 'Bags, newest first',
        querystring: PageQuery,
        response: { 200: pageOf('bags', BagEntry) },
      },
    },
    async (request) => {
      const before = openCursor(request.query.cursor);
      const found = await ledger.store.read(({ bags }) => bags.bags(before, PAGE_AND_ONE));
      const { rows, next } = cutPage(found, (bag) => bag.id);
      return { bags: rows.map(bagEntry), ...next };
    },
  );
}
