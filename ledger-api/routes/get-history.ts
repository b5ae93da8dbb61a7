// GET /v1/wallet/history: what happened in a wallet.
import { z } from 'zod';
import type { Api, Ledger } from '../api.ts';
import { History } from '../contract/wallet.ts';
import { refuse } from '../problem-reply.ts';
import { readHistory } from '../use-cases/read-history.ts';

/** `GET /v1/wallet/history?cursor=` → entries newest first, and `next` while there are more. */
export function getHistory(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/wallet/history',
    {
      config: { access: 'holder' },
      schema: {
        summary: 'Entries of the wallet, newest first',
        querystring: z.strictObject({ cursor: z.string().min(1).max(100).optional() }),
        response: { 200: History },
      },
    },
    async (request, reply) => {
      const read = await readHistory(ledger.store, request.holder!.walletId, request.query.cursor);
      return read.ok ? read.history : refuse(reply, 'malformed');
    },
  );
}
