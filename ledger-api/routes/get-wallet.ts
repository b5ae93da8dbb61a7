// GET /v1/wallet: points, and coins on their way to become points.
import type { Api, Ledger } from '../api.ts';
import { Wallet } from '../contract/wallet.ts';
import { refuse } from '../problem-reply.ts';
import { readWallet } from '../use-cases/read-wallet.ts';

/** `GET /v1/wallet` → the holder's wallet as the last commit left it. */
export function getWallet(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/wallet',
    {
      config: { access: 'holder' },
      schema: { summary: 'Balances and pending deposits', response: { 200: Wallet } },
    },
    async (request, reply) => {
      const wallet = await readWallet(ledger, request.holder!.walletId);
      return wallet ?? refuse(reply, 'not-found');
    },
  );
}
