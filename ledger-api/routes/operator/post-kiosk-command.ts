// POST /v1/operator/kiosks/{id}/commands: an order to one kiosk, signed and numbered.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { commandKiosk } from '../../use-cases/command-kiosk.ts';
import { serve } from '../serve.ts';

/** `POST …/commands` `{command: enable|disable|restart}` → 201 with the signed command; it goes down with the next heartbeat. */
export function postKioskCommand(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/kiosks/{id}/commands', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { nowMs }) => {
      const { id } = request.params;
      const { command } = request.body;
      const given = await commandKiosk(books, ledger.keys.signing, id, command, nowMs);
      return given.ok ? { ok: true, status: 201, body: given.command } : given;
    }),
  );
}
