// POST /v1/operator/kiosks/{id}/quarantine: what it sends is kept aside until two people have looked.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { serve } from '../serve.ts';

/** `POST …/quarantine` → `{id, state}`. The kiosk hears it with its next batch: it closes the slot and keeps everything. */
export function postKioskQuarantine(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/kiosks/{id}/quarantine', async (request, reply) =>
    asOperator(ledger, request, reply, async ({ kiosks }) => {
      const kiosk = await kiosks.find(request.params.id);
      if (!kiosk) return { ok: false, error: 'not-found' };
      if (kiosk.state !== 'active') return { ok: false, error: 'kiosk-not-active' };
      await kiosks.save({ ...kiosk, state: 'quarantined' });
      return { ok: true, status: 200, body: { id: kiosk.id, state: 'quarantined' } };
    }),
  );
}
