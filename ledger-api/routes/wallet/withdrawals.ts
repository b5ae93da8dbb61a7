// /v1/wallet/withdrawals: points as money, on the holder's own bank account.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { Uuid } from '../../contract/ids.ts';
import { WithdrawalRequest, Withdrawals, WithdrawalView } from '../../contract/withdrawal.ts';
import { refuse } from '../../problem-reply.ts';
import { listWithdrawals, readWithdrawal } from '../../use-cases/withdrawals/read-withdrawals.ts';
import { requestWithdrawal } from '../../use-cases/withdrawals/request-withdrawal.ts';
import { OnceHeaders } from '../write-once.ts';

const URL = '/v1/wallet/withdrawals';
const access = 'holder';

/** `GET /v1/wallet/withdrawals?cursor=` → what one costs now, and the holder's own, newest first. */
export function getWithdrawals(api: Api, ledger: Ledger): void {
  api.get(
    URL,
    {
      config: { access },
      schema: {
        summary: 'Withdrawals, newest first, and the terms in force',
        querystring: z.strictObject({ cursor: Uuid.optional() }),
        response: { 200: Withdrawals },
      },
    },
    async ({ holder, query }) => listWithdrawals(ledger, holder!.walletId, query.cursor),
  );
}

/** `GET /v1/wallet/withdrawals/{id}` → its state; somebody else's is not found. */
export function getWithdrawal(api: Api, ledger: Ledger): void {
  api.get(
    `${URL}/:id`,
    {
      config: { access },
      schema: {
        summary: 'A withdrawal',
        params: z.strictObject({ id: Uuid }),
        response: { 200: WithdrawalView },
      },
    },
    async ({ holder, params }, reply) =>
      (await readWithdrawal(ledger, holder!.walletId, params.id)) ?? refuse(reply, 'not-found'),
  );
}

/**
 * `POST /v1/wallet/withdrawals` `{points, bankAccountId}` → 201; the points are set aside at once. Sent twice with the
 * same Idempotency-Key there is one withdrawal.
 */
export function postWithdrawal(api: Api, ledger: Ledger): void {
  api.post(
    URL,
    {
      config: { access },
      schema: {
        summary: 'Ask for points as money',
        headers: OnceHeaders,
        body: WithdrawalRequest,
        response: { 201: WithdrawalView },
      },
    },
    async (request, reply) => {
      const { walletId } = request.holder!;
      const nowMs = ledger.clock.nowMs();
      const { bankAccountId } = request.body;
      const asked = { points: BigInt(request.body.points), bankAccountId };
      return answerOnce(ledger, request, reply, walletId, async (books) => {
        const made = await requestWithdrawal(books, ledger, walletId, asked, nowMs);
        return made.ok ? { ok: true, status: 201, body: made.withdrawal } : made;
      });
    },
  );
}
