// GET /v1/wallet/deposits/{id}: every coin of one deposit.
import type { Api, Ledger } from '../api.ts';
import { refuse } from '../problem-reply.ts';
import { readDeposit } from '../use-cases/read-deposit.ts';
import { serve } from './serve.ts';

/** `GET /v1/wallet/deposits/{id}` → its coins with their sequence numbers; somebody else's is not found. */
export function getDeposit(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/wallet/deposits/{id}', async (request, reply) => {
    const { walletId } = request.holder!;
    const deposit = await readDeposit(ledger.store, walletId, request.params.id);
    return deposit ?? refuse(reply, 'not-found');
  });
}
