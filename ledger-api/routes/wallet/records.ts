// /v1/wallet/export and /v1/wallet/statement: what is kept of a holder, for themselves.
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { Api, Ledger } from '../../api.ts';
import { refuse } from '../../problem-reply.ts';
import { exportWallet } from '../../use-cases/holder/export-wallet.ts';
import { readStatement, statementCsv } from '../../use-cases/holder/statement.ts';
import { serve } from '../serve.ts';

/** `GET /v1/wallet/export` → one JSON document of everything, sent while it is read; numbers stay masked. */
export function getExport(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/wallet/export', async ({ holder }, reply) => {
    const pieces = await exportWallet(ledger, holder!, ledger.clock.nowMs());
    if (!pieces) return refuse(reply, 'not-found');
    // The schema documents the whole; Fastify sends the stream as it is, a piece when the one before has left.
    return (reply as FastifyReply)
      .header('content-type', 'application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="tikkeul.json"')
      .send(Readable.from(pieces, { highWaterMark: 1 }));
  });
}

/** `GET /v1/wallet/statement?month=2026-11&format=json|csv` → the entries of a month with the balance after each. */
export function getStatement(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/wallet/statement', async ({ holder, query }, reply) => {
    const statement = await readStatement(ledger, holder!.walletId, query.month);
    if (query.format === 'json') return statement;
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="tikkeul-${query.month}.csv"`)
      .serializer((text: string) => text)
      .send(statementCsv(statement) as never);
  });
}
