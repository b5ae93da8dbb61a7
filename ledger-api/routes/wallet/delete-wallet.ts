// DELETE /v1/wallet: closes the wallet for good.
import type { Api, Ledger } from '../../api.ts';
import { clearSignInCookie } from '../../auth/cookies.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { isUnprovenForPayout, STEP_UP_NEEDED } from '../../auth/step-up.ts';
import { closeWallet, quoteClosing } from '../../use-cases/holder/close-wallet.ts';
import { serve } from '../serve.ts';

/**
 * `DELETE /v1/wallet` `{remaining: refund, bankAccountId}` or `{remaining: donate}` → what was paid out, kept and given.
 * Every sign-in ends; a repeat is not signed in.
 */
export function deleteWallet(api: Api, ledger: Ledger): void {
  serve(api, 'DELETE /v1/wallet', async (request, reply) => {
    const holder = request.holder!;
    const { walletId } = holder;
    const nowMs = ledger.clock.nowMs();
    let ended: readonly string[] = [];
    const answer = await answerOnce(ledger, request, reply, walletId, async (books) => {
      const { points } = await quoteClosing(books, walletId, nowMs);
      const bankAccountId =
        request.body.remaining === 'refund' ? request.body.bankAccountId : undefined;
      const payout = { points: BigInt(points), bankAccountId };
      if (await isUnprovenForPayout(books, payout, holder, ledger.stepUp, nowMs)) {
        return STEP_UP_NEEDED;
      }
      const closing = { request: request.body, nowMs };
      const closed = await closeWallet(books, ledger, walletId, closing);
      if (!closed.ok) return closed;
      ended = closed.endedTokens;
      clearSignInCookie(ledger, reply, 'wallet');
      return { ok: true, status: 200, body: closed.closed };
    });
    for (const tokenHash of ended) ledger.events.signedOut(tokenHash);
    return answer;
  });
}
