// GET /v1/wallet/proof/{depositId}: the proof that a deposit is in the log, for its holder to check.
import type { Api, Ledger } from '../api.ts';
import { refuse } from '../problem-reply.ts';
import { proveDeposit } from '../use-cases/prove-deposit.ts';
import { serve } from './serve.ts';

/**
 * `GET /v1/wallet/proof/{depositId}?cursor=` → its transfers with their audit paths and the signed tree head, 100 at a
 * time; somebody else's is not found. Asked again it is proven in the newest tree.
 */
export function getDepositProof(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/wallet/proof/{depositId}', async (request, reply) => {
    const { cursor } = request.query;
    const after = cursor === undefined ? undefined : Number(cursor);
    const proven = await proveDeposit(
      ledger.store,
      request.holder!.walletId,
      request.params.depositId,
      after,
    );
    return proven.ok ? proven.proof : refuse(reply, proven.error);
  });
}
