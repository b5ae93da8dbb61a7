// GET /v1/operator/me: who is signed in here.
import type { Api } from '../../api.ts';
import { serve } from '../serve.ts';

/** `GET /v1/operator/me` → `{id, name, role}` of the sign-in that asks. */
export function getOperatorMe(api: Api): void {
  serve(api, 'GET /v1/operator/me', async (request) => {
    const { operatorId: id, name, role } = request.operator!;
    return { id, name, role };
  });
}
