// POST /v1/operator/shipments: coins leave the vault for the bank.
import type { Api, Ledger } from '../../../api.ts';
import { asOperator } from '../../../auth/as-operator.ts';
import { NewShipment, ShipmentEntry } from '../../../contract/vault.ts';
import { ship } from '../../../use-cases/vault/ship-coins.ts';
import { WriteHeaders } from '../write-schema.ts';
import { shipmentEntry } from '../../../use-cases/vault/bank-entries.ts';

/** `POST /v1/operator/shipments` `{currency, amountMinor}` → 201. Sent twice with the same key it is one shipment. */
export function postShipment(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/operator/shipments',
    {
      config: { access: 'operator:finance' },
      schema: {
        summary: 'Ship coins of one currency to the bank',
        headers: WriteHeaders,
        body: NewShipment,
        response: { 201: ShipmentEntry },
      },
    },
    async (request, reply) =>
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
