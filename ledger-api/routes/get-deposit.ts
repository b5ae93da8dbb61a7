// GET /v1/wallet/deposits/{id}: every coin of one deposit.
import { z } from 'zod';
import type { Api, Ledger } from '../api.ts';
import { DepositId } from '../contract/ids.ts';
import { DepositDetail } from '../contract/wallet.ts';
import { refuse } from '../problem-reply.ts';
import { readDeposit } from '../use-cases/read-deposit.ts';

/** `GET /v1/wallet/deposits/{id}` → its coins with their sequence numbers; somebody else's is not found. */
export function getDeposit(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/wallet/deposits/:id',
    {
      config: { access: 'holder' },
      schema: {
        summary: 'A deposit, coin by coin',
        params: z.strictObject({ id: DepositId }),
        response: { 200: DepositDetail },
      },
    },
    async (request, reply) => {
      const { walletId } = request.holder!;
      const deposit = await readDeposit(ledger.store, walletId, request.params.id);
      return deposit ?? refuse(reply, 'not-found');
    },
  );
}
