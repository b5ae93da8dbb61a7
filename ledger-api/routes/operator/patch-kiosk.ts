// PATCH /v1/operator/kiosks/{id}: another name, or where it stands.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { serve } from '../serve.ts';

/** `PATCH /v1/operator/kiosks/{id}` `{name?, position?}` → the kiosk as it is known now; what is left out stays, a position of null is forgotten. */
export function patchOperatorKiosk(api: Api, ledger: Ledger): void {
  serve(api, 'PATCH /v1/operator/kiosks/{id}', async (request, reply) =>
    asOperator(ledger, request, reply, async ({ kiosks }) => {
      const known = await kiosks.find(request.params.id);
      if (!known) return { ok: false, error: 'not-found' };
      const { position: before, ...rest } = known;
      const { name = known.name, position = before } = request.body;
      await kiosks.save({ ...rest, name, ...(position && { position }) });
      return { ok: true, status: 200, body: { id: known.id, name, ...(position && { position }) } };
    }),
  );
}
