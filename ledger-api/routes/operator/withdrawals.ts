// /v1/operator/withdrawals: what waits to be paid, and what a person says of one.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { answerOne, refuseWithdrawal } from '../../use-cases/withdrawals/answer-withdrawals.ts';
import { listPayouts, payoutView } from '../../use-cases/withdrawals/read-payouts.ts';
import { serve } from '../serve.ts';

/** `GET /v1/operator/withdrawals?state=&cursor=` → those in one state, oldest first; never who or where. */
export function getPayouts(api: Api, { store }: Ledger): void {
  serve(api, 'GET /v1/operator/withdrawals', async ({ query }) =>
    listPayouts(store, query.state, query.cursor),
  );
}

/** `POST /v1/operator/withdrawals/{id}/refuse` `{reason}`: a request is turned down before it was sent. */
export function postPayoutRefusal(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/withdrawals/{id}/refuse', async (request, reply) => {
    const { id } = request.params;
    return asOperator(ledger, request, reply, async (books, { nowMs }) => {
      const refused = await refuseWithdrawal(books, id, request.body.reason, nowMs);
      if (!refused.ok) return refused;
      const view = payoutView((await books.withdrawals.withdrawal(id))!);
      return { ok: true, status: 200, body: view };
    });
  });
}

/**
 * `POST /v1/operator/withdrawals/{id}/answer` `{state, reason}`: what a person found out at the bank, above all about
 * one that is *unknown*. The same answer twice changes nothing.
 */
export function postPayoutAnswer(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/withdrawals/{id}/answer', async (request, reply) => {
    const { id } = request.params;
    return asOperator(ledger, request, reply, async (books, { nowMs }) => {
      const answered = await answerOne(books, id, request.body, nowMs);
      if (answered === 'not-found') return { ok: false, error: 'not-found' };
      if (answered === 'not-sent') return { ok: false, error: 'withdrawal-not-sent' };
      if (answered === 'contradiction') return { ok: false, error: 'withdrawal-decided' };
      const view = payoutView((await books.withdrawals.withdrawal(id))!);
      return { ok: true, status: 200, body: view };
    });
  });
}
