// GET /v1/operator/exports/{name}: a whole list as a file, sent while it is read.
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Api, Ledger } from '../../../api.ts';
import { ExportName } from '../../../contract/reports.ts';
import { askedAccount } from '../../../use-cases/reports/asked-account.ts';
import { refuse } from '../../../problem-reply.ts';
import { csvLines, jsonLines } from '../../../use-cases/reports/csv.ts';
import { areReportsBehind } from '../../../use-cases/reports/log-walk.ts';
import * as lists from '../../../use-cases/reports/exports.ts';
import { serve } from '../../serve.ts';

/** `GET /v1/operator/exports/{name}?format=csv|json` → a file; a statement names its `account`. */
export function getExport(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/exports/{name}', async (request, reply) => {
    const { name } = request.params;
    const { format, account } = request.query;
    if (name === 'statement' && account === undefined) return refuse(reply, 'malformed');
    if (await ledger.store.read(areReportsBehind)) return refuse(reply, 'reports-behind');
    const { header, rows } = listOf(ledger, name, account ?? '');
    const isCsv = format === 'csv';
    const lines = isCsv ? csvLines(header, rows) : jsonLines(header, rows);
    // The schema documents the list as text; Fastify sends the stream as it is.
    return (reply as FastifyReply)
      .header('content-type', isCsv ? 'text/csv; charset=utf-8' : 'application/json')
      .header('content-disposition', `attachment; filename="${name}.${format}"`)
      .send(Readable.from(lines));
  });
}

function listOf(
  { store }: Ledger,
  name: z.infer<typeof ExportName>,
  account: string,
): lists.Export {
  switch (name) {
    case 'trial-balance':
      return lists.trialBalanceExport(store);
    case 'statement':
      return lists.statementExport(store, askedAccount(account));
    case 'bags':
      return lists.bagsExport(store);
    case 'shipments':
      return lists.shipmentsExport(store);
    case 'kiosk-cash':
      return lists.kioskCashExport(store);
  }
}
