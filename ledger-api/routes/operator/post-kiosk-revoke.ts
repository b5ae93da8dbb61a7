// POST /v1/operator/kiosks/{id}/revoke: its key is worth nothing any more.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { serve } from '../serve.ts';

/** `POST …/revoke` → `{id, state}`, at once and for ever. What it still sends, and its deposits that are not mature, are held for review, never dropped. */
export function postKioskRevoke(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/kiosks/{id}/revoke', async (request, reply) =>
    asOperator(ledger, request, reply, async ({ kiosks }) => {
      const kiosk = await kiosks.find(request.params.id);
      if (!kiosk) return { ok: false, error: 'not-found' };
      if (kiosk.state === 'revoked') return { ok: false, error: 'kiosk-revoked' };
      await kiosks.save({ ...kiosk, state: 'revoked' });
      return { ok: true, status: 200, body: { id: kiosk.id, state: 'revoked' } };
    }),
  );
}
