// POST /v1/wallet/redemptions/{id}/confirm and …/decline: the holder's word on a payment above the ceiling.
import type { Api, Ledger } from '../api.ts';
import { answerOnce } from '../auth/idempotency.ts';
import { isUnproven } from '../auth/step-up.ts';
import { decideByHolder } from '../use-cases/till/decide-redemption.ts';
import { serve } from './serve.ts';

/** `POST …/confirm` `{}` → `{status}`: `authorised`, or `captured` when the till asked for it; within 60 s. */
export const postConfirm = (api: Api, ledger: Ledger): void => postAnswer(api, ledger, 'confirm');

/** `POST …/decline` `{}` → `{status: declined}`; within 60 s. */
export const postDecline = (api: Api, ledger: Ledger): void => postAnswer(api, ledger, 'decline');

function postAnswer(api: Api, ledger: Ledger, answer: 'confirm' | 'decline'): void {
  serve(api, `POST /v1/wallet/redemptions/{id}/${answer}`, async (request, reply) => {
    const holder = request.holder!;
    const { walletId } = holder;
    return answerOnce(ledger, request, reply, walletId, async (books) => {
      const nowMs = ledger.clock.nowMs();
      const mustProve = isUnproven(holder, ledger.stepUp, nowMs);
      const unprovenMax = mustProve ? ledger.stepUp.abovePoints : undefined;
      const said = { id: request.params.id, answer, unprovenMax };
      const decided = await decideByHolder(books, walletId, said, nowMs);
      if (!decided.ok) return decided;
      return { ok: true, status: 200, body: { status: decided.redemption.state } };
    });
  });
}
