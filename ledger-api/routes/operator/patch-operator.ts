// PATCH /v1/operator/operators/{id}: another role, or no entry any more.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { changeRole, disableOperator } from '../../auth/operators.ts';
import { OperatorId } from '../../contract/ids.ts';
import { OperatorRole } from '../../contract/staff.ts';
import { WriteHeaders } from './write-schema.ts';

const Change = z.union([
  z.strictObject({ role: OperatorRole }),
  z.strictObject({ state: z.literal('disabled') }),
]);

/**
 * `PATCH /v1/operator/operators/{id}` `{role}` or `{state: disabled}` → `{id, role, state}`. A disabled operator is out at
 * once and comes back by a reset; the last admin stays.
 */
export function patchOperator(api: Api, ledger: Ledger): void {
  api.patch(
    '/v1/operator/operators/:id',
    {
      config: { access: 'operator:admin' },
      schema: {
        summary: 'Change the role of an operator, or disable them',
        headers: WriteHeaders,
        params: z.strictObject({ id: OperatorId }),
        body: Change,
        response: {
          200: z.strictObject({ id: OperatorId, role: OperatorRole, state: z.string() }),
        },
      },
    },
    async (request, reply) =>
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
