// GET /v1/settlements/{id}: one settlement, line by line, as JSON or as a table.
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { SettlementDetail, SettlementParams } from '../../contract/settlement.ts';
import { refuse } from '../../problem-reply.ts';
import { readSettlement } from '../../use-cases/settle/read-settlements.ts';
import { settlementTable } from './settlement-table.ts';

/**
 * `GET /v1/settlements/{id}?cursor=` → the settlement with a page of its lines. `…/{id}.csv`, or `Accept: text/csv`, is
 * the whole of it as a table. Another shop's is not found.
 */
export function getSettlement(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/settlements/:id',
    {
      config: { access: 'shop:read' },
      schema: {
        summary: 'A settlement, line by line (JSON, or CSV with .csv behind the id)',
        params: SettlementParams,
        querystring: z.strictObject({
          cursor: z
            .string()
            .regex(/^\d{1,15}$/)
            .optional(),
        }),
        response: {
          200: {
            content: {
              'application/json': { schema: SettlementDetail },
              'text/csv': { schema: z.string() },
            },
          },
        },
      },
    },
    async (request, reply) => {
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
    },
  );
}
