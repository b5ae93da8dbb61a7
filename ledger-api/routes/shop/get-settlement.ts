// GET /v1/settlements/{id}: one settlement, line by line, as JSON or as a table.
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { Api, Ledger } from '../../api.ts';
import { refuse } from '../../problem-reply.ts';
import { readSettlement } from '../../use-cases/settle/read-settlements.ts';
import { serve } from '../serve.ts';
import { settlementTable } from './settlement-table.ts';

/**
 * `GET /v1/settlements/{id}?cursor=` → the settlement with a page of its lines. `…/{id}.csv`, or `Accept: text/csv`, is
 * the whole of it as a table. Another shop's is not found.
 */
export function getSettlement(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/settlements/{id}', async (request, reply) => {
    const { shopId } = request.shop!;
    const [runId] = request.params.id.split('.csv') as [string];
    const isTable =
      runId !== request.params.id || (request.headers.accept ?? '').includes('text/csv');
    const read = (cursor?: string) => readSettlement(ledger.store, shopId, runId, cursor);
    const settlement = await read(request.query.cursor);
    if (!settlement) return refuse(reply, 'not-found');
    if (!isTable) return settlement;
    reply.headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="settlement-${settlement.payoutDate}.csv"`,
    });
    // The schema documents the table as text; Fastify sends the stream as it is.
    return (reply as FastifyReply).send(
      Readable.from(settlementTable(settlement, read), { objectMode: false }),
    );
  });
}
