// PATCH /v1/operator/operators/{id}: another role, or no entry any more.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { changeRole, disableOperator } from '../../auth/operators.ts';
import { serve } from '../serve.ts';

/**
 * `PATCH /v1/operator/operators/{id}` `{role}` or `{state: disabled}` → `{id, role, state}`. A disabled operator is out at
 * once and comes back by a reset; the last admin stays.
 */
export function patchOperator(api: Api, ledger: Ledger): void {
  serve(api, 'PATCH /v1/operator/operators/{id}', async (request, reply) =>
    asOperator(ledger, request, reply, async ({ staff }) => {
      const known = await staff.operator(request.params.id);
      const { body } = request;
      const changed =
        'role' in body
          ? await changeRole(staff, known, body.role)
          : await disableOperator(staff, known);
      if (!changed.ok) return changed;
      const { id, role, state } = changed.operator;
      return { ok: true, status: 200, body: { id, role, state } };
    }),
  );
}
