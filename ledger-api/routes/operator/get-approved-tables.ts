// GET /v1/operator/coin-tables/approved: which tables make coins money, and which did before.
import type { Api, Ledger } from '../../api.ts';
import { serve } from '../serve.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from './page.ts';

/** `GET /v1/operator/coin-tables/approved?cursor=` → by acceptor and number, each with the kiosks of its acceptor. */
export function getApprovedTables(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/coin-tables/approved', async (request) => {
    const [acceptorId = '', number = '0'] = (openCursor(request.query.cursor) ?? '').split('\n');
    return ledger.store.read(async ({ kiosks, paperwork }) => {
      const after = { acceptorId, number: Number.isSafeInteger(+number) ? +number : 0 };
      const found = await paperwork.approvedTables(after, PAGE_AND_ONE);
      const { rows, next } = cutPage(found, (table) => `${table.acceptorId}\n${table.number}`);
      const fleet = await kiosks.list();
      const coinTables = [];
      for (const table of rows) {
        const newest = await paperwork.newestCoinTable(table.acceptorId);
        const there = fleet.filter(({ health }) =>
          health?.acceptors.some((one) => one.acceptorId === table.acceptorId),
        );
        coinTables.push({
          table,
          isInForce: newest?.number === table.number,
          kioskIds: there.map(({ id }) => id),
        });
      }
      return { coinTables, ...next };
    });
  });
}
