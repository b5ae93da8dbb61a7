// GET /v1/wallet/history: what happened in a wallet.
import type { Api, Ledger } from '../api.ts';
import { refuse } from '../problem-reply.ts';
import { readHistory } from '../use-cases/read-history.ts';
import { serve } from './serve.ts';

/** `GET /v1/wallet/history?cursor=` → entries newest first, and `next` while there are more. */
export function getHistory(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/wallet/history', async (request, reply) => {
    const read = await readHistory(ledger.store, request.holder!.walletId, request.query.cursor);
    return read.ok ? read.history : refuse(reply, 'malformed');
  });
}
