// /v1/operator/claims: what holders complain about, and what is decided.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { canonicalText } from '../../contract/canonical-json.ts';
import { instantText } from '../../contract/ids.ts';
import { propose } from '../../use-cases/approvals.ts';
import { decideClaim, isForOnePerson } from '../../use-cases/claims/decide-claim.ts';
import { listClaimsInState } from '../../use-cases/claims/read-claims.ts';
import { serve } from '../serve.ts';

/** `GET /v1/operator/claims?state=&cursor=` → those in one state with their evidence, the first due before the others. */
export function getOperatorClaims(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/claims', async ({ query }) =>
    listClaimsInState(ledger, query.state, query.cursor),
  );
}

/**
 * `POST /v1/operator/claims/{id}/decision` → 200 when it is done; 202 `{approvalId, expiresAt}` where it needs a second
 * person, who approves exactly this. A claim is decided once.
 */
export function postClaimDecision(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/claims/{id}/decision', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const { id } = request.params;
      if (await isForOnePerson(books, request.body)) {
        const decided = await decideClaim(books, ledger, id, request.body, nowMs);
        if (!decided.ok) return decided;
        return { ok: true, status: 200, body: { claimId: id, state: decided.claim.state } };
      }
      const claim = await books.claims.claim(id);
      if (!claim) return { ok: false, error: 'not-found' };
      if (claim.state !== 'open') return { ok: false, error: 'claim-decided' };
      const proposed = await propose(
        books.approvals,
        {
          id: ledger.entropy.uuid(nowMs),
          kind: 'claim-decision',
          subject: id,
          payload: JSON.parse(canonicalText(request.body)) as Record<string, unknown>,
          proposedBy: by.operatorId,
        },
        nowMs,
      );
      if (!proposed.ok) return proposed;
      const { id: approvalId, expiresAtMs } = proposed.approval;
      return {
        ok: true,
        status: 202,
        body: { approvalId, expiresAt: instantText(expiresAtMs) },
      };
    }),
  );
}
