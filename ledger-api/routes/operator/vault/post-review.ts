// POST /v1/operator/reviews/{depositId}: a person has looked; the deposit goes on.
import type { Api, Ledger } from '../../../api.ts';
import { asOperator } from '../../../auth/as-operator.ts';
import { serve } from '../../serve.ts';
import { alone } from './approvals.ts';
import { decideReview } from './deeds.ts';

/**
 * `POST /v1/operator/reviews/{depositId}` `{cardNumber?}` → 200, or 202 when a second operator has to agree. A deposit
 * that is no longer in review is refused.
 */
export function postReview(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/reviews/{id}', async (request, reply) =>
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
