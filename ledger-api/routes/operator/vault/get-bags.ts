// GET /v1/operator/bags: every bag, from its sealing to its count.
import type { Api, Ledger } from '../../../api.ts';
import { serve } from '../../serve.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from '../page.ts';
import { bagEntry } from '../../../use-cases/vault/bag-entry.ts';

/** `GET /v1/operator/bags?cursor=` → newest first. */
export function getBags(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/bags', async (request) => {
    const before = openCursor(request.query.cursor);
    const found = await ledger.store.read(({ bags }) => bags.bags(before, PAGE_AND_ONE));
    const { rows, next } = cutPage(found, (bag) => bag.id);
    return { bags: rows.map(bagEntry), ...next };
  });
}
