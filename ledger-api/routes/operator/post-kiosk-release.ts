// POST /v1/operator/kiosks/{id}/release: proposes that what is held goes into the books; a second operator approves.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { instantText } from '../../contract/ids.ts';
import { propose } from '../../use-cases/approvals.ts';
import { isUnderReview } from '../../use-cases/reading/under-review.ts';
import { serve } from '../serve.ts';

/**
 * `POST …/release` `{note}` → 202 `{approvalId, expiresAt}`. Nothing happens before another admin approves; then a
 * quarantined kiosk is active again, what a revoked one told before goes on, and its held batches that continue the chain are posted, 200 at once: the
 * answer to the approval says how many are `left` for another proposal. It waits once.
 */
export function postKioskRelease(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/kiosks/{id}/release', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const kiosk = await books.kiosks.find(request.params.id);
      if (!kiosk) return { ok: false, error: 'not-found' };
      const { batches: heldBatches } = await books.kiosks.heldSize(kiosk.id);
      if (!isUnderReview(kiosk) && heldBatches === 0) {
        return { ok: false, error: 'nothing-held' };
      }
      const proposed = await propose(
        books.approvals,
        {
          id: ledger.entropy.uuid(nowMs),
          kind: 'release-held-batches',
          subject: kiosk.id,
          payload: { kioskName: kiosk.name, heldBatches, note: request.body.note },
          proposedBy: by.operatorId,
        },
        nowMs,
      );
      if (!proposed.ok) return proposed;
      const { id: approvalId, expiresAtMs } = proposed.approval;
      const body = { approvalId, expiresAt: instantText(expiresAtMs) };
      return { ok: true, status: 202, body };
    }),
  );
}
