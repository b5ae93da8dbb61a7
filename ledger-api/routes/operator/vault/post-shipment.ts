// POST /v1/operator/shipments: coins leave the vault for the bank.
import type { Api, Ledger } from '../../../api.ts';
import { asOperator } from '../../../auth/as-operator.ts';
import { ship } from '../../../use-cases/vault/ship-coins.ts';
import { shipmentEntry } from '../../../use-cases/vault/bank-entries.ts';
import { serve } from '../../serve.ts';

/** `POST /v1/operator/shipments` `{currency, amountMinor}` → 201. Sent twice with the same key it is one shipment. */
export function postShipment(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/shipments', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const { currency, amountMinor } = request.body;
      const asked = { currency, amountMinor: BigInt(amountMinor), by: by.operatorId };
      const shipped = await ship(books, ledger, asked, nowMs);
      if (!shipped.ok) return shipped;
      const { shipment } = shipped;
      return { ok: true, status: 201, body: shipmentEntry(shipment), subject: shipment.id };
    }),
  );
}
