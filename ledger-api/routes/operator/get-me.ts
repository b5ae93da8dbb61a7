// GET /v1/operator/me: who is signed in here.
import type { Api } from '../../api.ts';
import { OperatorSignInAnswer } from '../../contract/staff.ts';

/** `GET /v1/operator/me` → `{id, name, role}` of the sign-in that asks. */
export function getOperatorMe(api: Api): void {
  api.get(
    '/v1/operator/me',
    {
      config: { access: 'operator:viewer' },
      schema: {
        summary: 'The operator who is signed in',
        response: { 200: OperatorSignInAnswer.shape.operator },
      },
    },
    async (request) => {
      const { operatorId: id, name, role } = request.operator!;
      return { id, name, role };
    },
  );
}
