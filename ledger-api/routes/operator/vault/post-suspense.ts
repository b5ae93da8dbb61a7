// POST /v1/operator/suspense: says whose coins in doubt are.
import type { Api, Ledger } from '../../../api.ts';
import { asOperator } from '../../../auth/as-operator.ts';
import { serve } from '../../serve.ts';
import { alone } from './approvals.ts';
import { decideSuspense } from './deeds.ts';

/**
 * `POST /v1/operator/suspense` `{transferId, to: "unclaimed" | {walletId}}` → 201 `{depositId}`, or 202 when a second
 * operator has to agree. Coins are given once.
 */
export function postSuspense(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/suspense', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const desk = { books, ledger, nowMs };
      const deed = await decideSuspense({ ...desk, by: [by.operatorId] }, request.body);
      const { transferId: subject } = request.body;
      const proposal = { kind: 'resolve-suspense', subject, payload: request.body } as const;
      return alone(deed, { ...desk, by: by.operatorId }, proposal);
    }),
  );
}
