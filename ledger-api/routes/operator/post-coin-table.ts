// POST /v1/operator/coin-tables: a person approves coins that were dropped and recognised.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { confirmedPart } from '../../contract/coin-table.ts';
import { inWords, lookAlikesAmong } from '../../contract/look-alikes.ts';
import { approveCoinTable } from '../../use-cases/approve-coin-table.ts';
import { inside } from '../../use-cases/inside.ts';
import { serve } from '../serve.ts';

/**
 * `POST /v1/operator/coin-tables` `{acceptorId, bank?, positions:[{…, testCoins}], lookAlikeNote?}` → 201 with the
 * signed table; kiosks take it with their next heartbeat. The same coins again answer the table in force. Either closes the
 * tasks that asked for it.
 */
export function postCoinTable(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/coin-tables', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const { acceptorId, lookAlikeNote } = request.body;
      const confirmed = confirmedPart(request.body);
      const approved = await approveCoinTable(
        {
          store: inside(books),
          signingKey: ledger.keys.signing,
          isDemoHouse: ledger.isDemoHouse,
          by: by.operatorId,
        },
        {
          acceptorId,
          approvedBy: by.name,
          ...confirmed,
          ...(lookAlikeNote !== undefined && { lookAlikeNote }),
        },
        nowMs,
      );
      if (approved.ok) {
        return { ok: true, status: 201, body: approved.table, subject: acceptorId };
      }
      const { error } = approved;
      const lookAlikes = lookAlikesAmong(confirmed.positions).map(inWords);
      const more = error === 'look-alikes' ? { lookAlikes } : {};
      return { ok: false, error, more, subject: acceptorId };
    }),
  );
}
