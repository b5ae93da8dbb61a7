// /v1/operator/withdrawals: what waits to be paid, and what a person says of one.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { Uuid } from '../../contract/ids.ts';
import { PayoutAnswerRequest, Payouts, PayoutView, RefusalRequest } from '../../contract/payout.ts';
import { answerOne, refuseWithdrawal } from '../../use-cases/withdrawals/answer-withdrawals.ts';
import { listPayouts, payoutView } from '../../use-cases/withdrawals/read-payouts.ts';
import { OnceHeaders } from '../write-once.ts';

const URL = '/v1/operator/withdrawals';

/** `GET /v1/operator/withdrawals?state=&cursor=` → those in one state, oldest first; never who or where. */
export function getPayouts(api: Api, { store }: Ledger): void {
  api.get(
    URL,
    {
      config: { access: 'operator:finance' },
      schema: {
        summary: 'Withdrawals in one state, oldest first',
        querystring: z.strictObject({
          state: z.enum(['requested', 'sent', 'paid', 'failed', 'unknown']).default('requested'),
          cursor: Uuid.optional(),
        }),
        response: { 200: Payouts },
      },
    },
    async ({ query }) => listPayouts(store, query.state, query.cursor),
  );
}

/** `POST /v1/operator/withdrawals/{id}/refuse` `{reason}`: a request is turned down before it was sent. */
export function postPayoutRefusal(api: Api, ledger: Ledger): void {
  api.post(
    `${URL}/:id/refuse`,
    {
      config: { access: 'operator:finance' },
      schema: {
        summary: 'Turn down a withdrawal that was not sent',
        headers: OnceHeaders,
        params: z.strictObject({ id: Uuid }),
        body: RefusalRequest,
        response: { 200: PayoutView },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      return asOperator(ledger, request, reply, async (books, { nowMs }) => {
        const refused = await refuseWithdrawal(books, id, request.body.reason, nowMs);
        if (!refused.ok) return refused;
        const view = payoutView((await books.withdrawals.withdrawal(id))!);
        return { ok: true, status: 200, body: view };
      });
    },
  );
}

/**
 * `POST /v1/operator/withdrawals/{id}/answer` `{state, reason}`: what a person found out at the bank, above all about
 * one that is *unknown*. The same answer twice changes nothing.
 */
export function postPayoutAnswer(api: Api, ledger: Ledger): void {
  api.post(
    `${URL}/:id/answer`,
    {
      config: { access: 'operator:finance' },
      schema: {
        summary: 'Record what became of a payment',
        headers: OnceHeaders,
        params: z.strictObject({ id: Uuid }),
        body: PayoutAnswerRequest,
        response: { 200: PayoutView },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      return asOperator(ledger, request, reply, async (books, { nowMs }) => {
        const answered = await answerOne(books, id, request.body, nowMs);
        if (answered === 'not-found') return { ok: false, error: 'not-found' };
        if (answered === 'not-sent') return { ok: false, error: 'withdrawal-not-sent' };
        if (answered === 'contradiction') return { ok: false, error: 'withdrawal-decided' };
        const view = payoutView((await books.withdrawals.withdrawal(id))!);
        return { ok: true, status: 200, body: view };
      });
    },
  );
}
