// POST /v1/operator/approvals/{id}/reject: a proposal is turned down, or taken back.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { isAtLeast } from '../../contract/staff.ts';
import { decide, mayDecide } from '../../use-cases/approvals.ts';
import { serve } from '../serve.ts';
import { APPROVAL_KINDS } from './approval-kinds.ts';

/** `POST /v1/operator/approvals/{id}/reject` → `{id, state}`; who proposed it may take it back, too. Nothing else happens. */
export function postApprovalReject(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/approvals/{id}/reject', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const found = await books.approvals.approval(request.params.id);
      const may = mayDecide(found, by.operatorId, 'reject', nowMs);
      if (!may.ok) return may;
      const { id, kind, proposedBy } = may.approval;
      const least = APPROVAL_KINDS[kind]?.least ?? 'admin';
      if (proposedBy !== by.operatorId && !isAtLeast(by.role, least)) {
        return { ok: false, error: 'role-too-low', more: { role: least } };
      }
      await decide(books.approvals, may.approval, 'rejected', by.operatorId, nowMs);
      return { ok: true, status: 200, body: { id, state: 'rejected' } };
    }),
  );
}
