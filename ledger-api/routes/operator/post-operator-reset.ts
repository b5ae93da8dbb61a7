// POST /v1/operator/operators/{id}/reset: new password and one-time codes.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { keptCredentials } from '../../auth/operator-credentials.ts';
import { resetOperator } from '../../auth/operators.ts';
import { passThrough } from '../../use-cases/hands.ts';
import { serve } from '../serve.ts';
import { issued, revealCredentials } from './credentials-answer.ts';

/** `POST …/reset` → new credentials, told once; the old ones and every sign-in are dead, a lock is lifted. Sent twice, it is one reset. */
export function postOperatorReset(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/operators/{id}/reset', async (request, reply) => {
    const { keys, entropy, clock, passwordCost } = ledger;
    const { id } = request.params;
    const issueId = entropy.uuid(clock.nowMs());
    // Hashing takes longer than a transaction may.
    const kept = await keptCredentials(keys, id, issueId, entropy, passwordCost);
    return asOperator(
      ledger,
      request,
      reply,
      async ({ staff, paperwork }, { by }) => {
        const reset = await resetOperator(staff, await staff.operator(id), kept);
        if (!reset.ok) return reset;
        await passThrough(paperwork, reset.operator.id, by.operatorId);
        return issued(reset.operator, issueId, 200);
      },
      revealCredentials(ledger),
    );
  });
}
