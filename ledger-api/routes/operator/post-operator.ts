// POST /v1/operator/operators: somebody new works in the console.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { keptCredentials } from '../../auth/operator-credentials.ts';
import { addOperator } from '../../auth/operators.ts';
import type { OperatorId } from '../../contract/ids.ts';
import { passThrough } from '../../use-cases/hands.ts';
import { serve } from '../serve.ts';
import { issued, revealCredentials } from './credentials-answer.ts';

/** `POST /v1/operator/operators` `{name, role}` → 201 with password and TOTP secret, told once. Sent twice, it is one operator. */
export function postOperator(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/operators', async (request, reply) => {
    const { keys, entropy, clock, passwordCost } = ledger;
    const id = entropy.uuid(clock.nowMs()) as OperatorId; // A new UUID is the id of a new operator.
    const issueId = entropy.uuid(clock.nowMs());
    // Hashing takes longer than a transaction may.
    const kept = await keptCredentials(keys, id, issueId, entropy, passwordCost);
    return asOperator(
      ledger,
      request,
      reply,
      async ({ staff, paperwork }, { by, nowMs }) => {
        const added = await addOperator(staff, { id, ...request.body, kept }, nowMs);
        if (!added.ok) return added;
        await passThrough(paperwork, id, by.operatorId);
        return issued(added.operator, issueId, 201);
      },
      revealCredentials(ledger),
    );
  });
}
