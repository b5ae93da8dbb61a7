// POST /v1/operator/kiosks/{id}/quarantine: what it sends is kept aside until two people have looked.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { KioskId } from '../../contract/ids.ts';
import { KioskStateAnswer } from '../../contract/operator.ts';
import { WriteHeaders } from './write-schema.ts';

/** `POST …/quarantine` → `{id, state}`. The kiosk hears it with its next batch: it closes the slot and keeps everything. */
export function postKioskQuarantine(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/operator/kiosks/:id/quarantine',
    {
      config: { access: 'operator:admin' },
      schema: {
        summary: 'Quarantine a kiosk',
        headers: WriteHeaders,
        params: z.strictObject({ id: KioskId }),
        response: { 200: KioskStateAnswer },
      },
    },
    async (request, reply) =>
      asOperator(ledger, request, reply, async ({ kiosks }) => {
        const kiosk = await kiosks.find(request.params.id);
        if (!kiosk) return { ok: false, error: 'not-found' };
        if (kiosk.state !== 'active') return { ok: false, error: 'kiosk-not-active' };
        await kiosks.save({ ...kiosk, state: 'quarantined' });
        return { ok: true, status: 200, body: { id: kiosk.id, state: 'quarantined' } };
      }),
  );
}
