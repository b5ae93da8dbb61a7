// GET /v1/operator/kiosks: every kiosk there ever was.
import type { Api, Ledger } from '../../api.ts';
import { serve } from '../serve.ts';
import { kioskEntry } from './kiosk-entry.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from './page.ts';

/** `GET /v1/operator/kiosks?cursor=` → in the order of their ids, revoked ones included. */
export function getOperatorKiosks(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/kiosks', async (request) => {
    const after = openCursor(request.query.cursor) ?? '';
    return ledger.store.read(async (books) => {
      const all = (await books.kiosks.list()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const found = all.filter(({ id }) => id > after).slice(0, PAGE_AND_ONE);
      const { rows, next } = cutPage(found, ({ id }) => id);
      const kiosks = [];
      for (const kiosk of rows) kiosks.push(await kioskEntry(books, kiosk));
      return { kiosks, ...next };
    });
  });
}
