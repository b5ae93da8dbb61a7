// POST /v1/operator/approvals/{id}/approve: the second person agrees, and it is done.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { isAtLeast } from '../../contract/staff.ts';
import type { Message } from '../../messages/message-sink.ts';
import { decide, mayDecide } from '../../use-cases/approvals.ts';
import { areSameHands } from '../../use-cases/hands.ts';
import { serve } from '../serve.ts';
import { APPROVAL_KINDS } from './approval-kinds.ts';

/**
 * `POST /v1/operator/approvals/{id}/approve` → what was done. Refused for the person who proposed it and for every
 * account in the same hands, for a role below that of the kind, when the proposer has left, and after 24 hours. Done
 * once: a second person is told that it was decided.
 */
export function postApprovalApprove(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/approvals/{id}/approve', async (request, reply) => {
    let ended: readonly string[] = [];
    let message: Message | undefined;
    const answer = await asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const found = await books.approvals.approval(request.params.id);
      const may = mayDecide(found, by.operatorId, 'approve', nowMs);
      if (!may.ok) return may;
      const { approval } = may;
      const kind = APPROVAL_KINDS[approval.kind];
      if (!kind) throw new Error(`nobody knows how to do ${approval.kind}`);
      if (!isAtLeast(by.role, kind.least)) {
        return { ok: false, error: 'role-too-low', more: { role: kind.least } };
      }
      const proposer = await books.staff.operator(approval.proposedBy);
      if (proposer?.state !== 'active' || !isAtLeast(proposer.role, kind.least)) {
        return { ok: false, error: 'proposer-gone' };
      }
      if (await areSameHands(books.paperwork, proposer.id, by.operatorId)) {
        return { ok: false, error: 'same-hands' };
      }
      const done = await kind.execute(books, ledger, approval, nowMs, by.operatorId);
      if (done.ok) await decide(books.approvals, approval, 'done', by.operatorId, nowMs);
      ended = done.endedTokens ?? [];
      message = done.message;
      return done;
    });
    for (const tokenHash of ended) ledger.events.signedOut(tokenHash);
    // Only now: what was not committed did not happen.
    if (message) ledger.messages.send(message);
    return answer;
  });
}
