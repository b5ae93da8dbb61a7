// GET /v1/wallet/closing: what closing the wallet would cost now.
import type { Api, Ledger } from '../../api.ts';
import { quoteClosing } from '../../use-cases/holder/close-wallet.ts';
import { serve } from '../serve.ts';

/** `GET /v1/wallet/closing` → what is left, what is kept of it when it is paid out, and whether something is still under way. */
export function getClosing(api: Api, { store, clock }: Ledger): void {
  serve(api, 'GET /v1/wallet/closing', async ({ holder }) =>
    store.read((books) => quoteClosing(books, holder!.walletId, clock.nowMs())),
  );
}
