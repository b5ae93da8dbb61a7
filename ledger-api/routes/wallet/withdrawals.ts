// /v1/wallet/withdrawals: points as money, on the holder's own bank account.
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { isUnprovenForPayout, STEP_UP_NEEDED } from '../../auth/step-up.ts';
import { refuse } from '../../problem-reply.ts';
import { listWithdrawals, readWithdrawal } from '../../use-cases/withdrawals/read-withdrawals.ts';
import { requestWithdrawal } from '../../use-cases/withdrawals/request-withdrawal.ts';
import { serve } from '../serve.ts';

/** `GET /v1/wallet/withdrawals?cursor=` → what one costs now, and the holder's own, newest first. */
export function getWithdrawals(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/wallet/withdrawals', async ({ holder, query }) =>
    listWithdrawals(ledger, holder!.walletId, query.cursor),
  );
}

/** `GET /v1/wallet/withdrawals/{id}` → its state; somebody else's is not found. */
export function getWithdrawal(api: Api, ledger: Ledger): void {
  serve(
    api,
    'GET /v1/wallet/withdrawals/{id}',
    async ({ holder, params }, reply) =>
      (await readWithdrawal(ledger, holder!.walletId, params.id)) ?? refuse(reply, 'not-found'),
  );
}

/**
 * `POST /v1/wallet/withdrawals` `{points, bankAccountId}` → 201; the points are set aside at once. Sent twice with the
 * same Idempotency-Key there is one withdrawal.
 */
export function postWithdrawal(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/wallet/withdrawals', async (request, reply) => {
    const holder = request.holder!;
    const { walletId } = holder;
    const nowMs = ledger.clock.nowMs();
    const { bankAccountId } = request.body;
    const asked = { points: BigInt(request.body.points), bankAccountId };
    return answerOnce(ledger, request, reply, walletId, async (books) => {
      if (await isUnprovenForPayout(books, asked, holder, ledger.stepUp, nowMs)) {
        return STEP_UP_NEEDED;
      }
      const made = await requestWithdrawal(books, ledger, walletId, asked, nowMs);
      return made.ok ? { ok: true, status: 201, body: made.withdrawal } : made;
    });
  });
}
