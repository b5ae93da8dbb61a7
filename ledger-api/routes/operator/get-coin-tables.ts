// GET /v1/operator/coin-tables: what kiosks propose, and what is in force for the same acceptors.
import type { Api, Ledger } from '../../api.ts';
import { confirmedPart } from '../../contract/coin-table.ts';
import { instantText, type KioskId } from '../../contract/ids.ts';
import { inWords, lookAlikesAmong } from '../../contract/look-alikes.ts';
import { serve } from '../serve.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from './page.ts';

/** `GET /v1/operator/coin-tables?cursor=` → proposals by kiosk and acceptor, each beside the table in force. */
export function getCoinTables(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/coin-tables', async (request) => {
    const [kioskId = '', acceptorId = ''] = (openCursor(request.query.cursor) ?? '').split('\n');
    return ledger.store.read(async ({ paperwork }) => {
      const after = { kioskId: kioskId as KioskId, acceptorId };
      const found = await paperwork.proposals(after, PAGE_AND_ONE);
      const { rows, next } = cutPage(found, (row) => `${row.kioskId}\n${row.proposal.acceptorId}`);
      const coinTables = [];
      for (const { kioskId: id, proposedAtMs, proposal } of rows) {
        const inForce = await paperwork.newestCoinTable(proposal.acceptorId);
        coinTables.push({
          kioskId: id,
          proposedAt: instantText(proposedAtMs),
          proposal,
          ...(inForce && { inForce }),
          lookAlikes: lookAlikesAmong(confirmedPart(proposal).positions).map(inWords),
        });
      }
      return { coinTables, ...next };
    });
  });
}
