// POST /v1/operator/kiosks/{id}/epochs/{epoch}/close: the missing records of an enrolment will never come.
import type { Api, Ledger } from '../../../api.ts';
import { asOperator } from '../../../auth/as-operator.ts';
import { serve } from '../../serve.ts';
import { alone } from './approvals.ts';
import { closeLostEpoch } from './deeds.ts';

/**
 * `POST …/close` → 202 `{approvalId, expiresAt}`: a second operator has to agree; then bags of this epoch are sealed
 * with what has come. Refused while the kiosk can still send under it.
 */
export function postEpochClose(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/kiosks/{id}/epochs/{epoch}/close', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const { id: kioskId, epoch: kioskEpoch } = request.params;
      const desk = { books, ledger, nowMs };
      const asked = { kioskId, kioskEpoch };
      const deed = await closeLostEpoch({ ...desk, by: [by.operatorId] }, asked);
      const subject = `${kioskId} ${kioskEpoch}`;
      const proposal = { kind: 'close-epoch', subject, payload: asked } as const;
      return alone(deed, { ...desk, by: by.operatorId }, proposal);
    }),
  );
}
