// POST /v1/operator/adjustments: takes back what was a mistake.
import type { Api, Ledger } from '../../../api.ts';
import { asOperator } from '../../../auth/as-operator.ts';
import { serve } from '../../serve.ts';
import { alone } from './approvals.ts';
import { adjust } from './deeds.ts';

/**
 * `POST /v1/operator/adjustments` `{reverses, reason}` → 201 with the ids of the mirrors, or 202 when it moves so much
 * that a second operator has to agree. The right entry follows as an ordinary call. A mistake is taken back once.
 */
export function postAdjustment(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/adjustments', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const desk = { books, ledger, nowMs };
      const deed = await adjust({ ...desk, by: [by.operatorId] }, request.body);
      const { reverses: subject } = request.body;
      const proposal = { kind: 'adjustment', subject, payload: request.body } as const;
      return alone(deed, { ...desk, by: by.operatorId }, proposal);
    }),
  );
}
