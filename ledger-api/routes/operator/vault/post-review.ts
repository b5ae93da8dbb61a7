// POST /v1/operator/reviews/{depositId}: a person has looked; the deposit goes on.
import { z } from 'zod';
import type { Api, Ledger } from '../../../api.ts';
import { asOperator } from '../../../auth/as-operator.ts';
import { DepositId } from '../../../contract/ids.ts';
import { ApprovalAsked } from '../../../contract/operator.ts';
import { ReviewAnswer, ReviewDecision } from '../../../contract/vault.ts';
import { WriteHeaders } from '../write-schema.ts';
import { alone } from './approvals.ts';
import { decideReview } from './deeds.ts';

/**
 * `POST /v1/operator/reviews/{depositId}` `{cardNumber?}` → 200, or 202 when a second operator has to agree. A deposit
 * that is no longer in review is refused.
 */
export function postReview(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/operator/reviews/:id',
    {
      config: { access: 'operator:finance' },
      schema: {
        summary: 'Release a deposit from review, with rates that a person fixed if need be',
        headers: WriteHeaders,
        params: z.strictObject({ id: DepositId }),
        body: ReviewDecision,
        response: { 200: ReviewAnswer, 202: ApprovalAsked },
      },
    },
    async (request, reply) =>
      asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
        const { id: depositId } = request.params;
        const asked = { depositId, ...request.body };
        const desk = { books, ledger, nowMs };
        const deed = await decideReview({ ...desk, by: [by.operatorId] }, asked);
        const proposal = { kind: 'release-deposit', subject: depositId, payload: asked } as const;
        return alone(deed, { ...desk, by: by.operatorId }, proposal);
      }),
  );
}
