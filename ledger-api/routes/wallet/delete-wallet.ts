// DELETE /v1/wallet: closes the wallet for good.
import type { Api, Ledger } from '../../api.ts';
import { clearSignInCookie } from '../../auth/cookies.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { ClosingAnswer, ClosingRequest } from '../../contract/holder.ts';
import { closeWallet } from '../../use-cases/holder/close-wallet.ts';
import { OnceHeaders } from '../write-once.ts';

/**
 * `DELETE /v1/wallet` `{remaining: refund, bankAccountId}` or `{remaining: donate}` → what was paid out, kept and given.
 * Every sign-in ends; a repeat is not signed in.
 */
export function deleteWallet(api: Api, ledger: Ledger): void {
  api.delete(
    '/v1/wallet',
    {
      config: { access: 'holder' },
      schema: {
        summary: 'Close the wallet: paid out or given away, and everything personal erased',
        headers: OnceHeaders,
        body: ClosingRequest,
        response: { 200: ClosingAnswer },
      },
    },
    async (request, reply) => {
      const { walletId } = request.holder!;
      const nowMs = ledger.clock.nowMs();
      let ended: readonly string[] = [];
      const answer = await answerOnce(ledger, request, reply, walletId, async (books) => {
        const closing = { request: request.body, nowMs };
        const closed = await closeWallet(books, ledger, walletId, closing);
        if (!closed.ok) return closed;
        ended = closed.endedTokens;
        clearSignInCookie(ledger, reply, 'wallet');
        return { ok: true, status: 200, body: closed.closed };
      });
      for (const tokenHash of ended) ledger.events.signedOut(tokenHash);
      return answer;
    },
  );
}
