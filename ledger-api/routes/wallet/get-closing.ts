// GET /v1/wallet/closing: what closing the wallet would cost now.
import type { Api, Ledger } from '../../api.ts';
import { ClosingQuote } from '../../contract/holder.ts';
import { quoteClosing } from '../../use-cases/holder/close-wallet.ts';

/** `GET /v1/wallet/closing` → what is left, what is kept of it when it is paid out, and whether something is still under way. */
export function getClosing(api: Api, { store, clock }: Ledger): void {
  api.get(
    '/v1/wallet/closing',
    {
      config: { access: 'holder' },
      schema: {
        summary: 'What closing the wallet would cost now',
        response: { 200: ClosingQuote },
      },
    },
    async ({ holder }) =>
      store.read((books) => quoteClosing(books, holder!.walletId, clock.nowMs())),
  );
}
