// GET /v1/wallet: points, and coins on their way to become points.
import type { Api, Ledger } from '../api.ts';
import { refuse } from '../problem-reply.ts';
import { readWallet } from '../use-cases/read-wallet.ts';
import { serve } from './serve.ts';

/** `GET /v1/wallet` → the holder's wallet as the last commit left it. */
export function getWallet(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/wallet', async (request, reply) => {
    const wallet = await readWallet(ledger, request.holder!.walletId);
    return wallet ?? refuse(reply, 'not-found');
  });
}
