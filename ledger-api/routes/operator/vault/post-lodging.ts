// POST /v1/operator/shipments/{id}/lodgings: the bank has counted won and added it to an account.
import { z } from 'zod';
import type { Api, Ledger } from '../../../api.ts';
import { asOperator } from '../../../auth/as-operator.ts';
import { NewLodging, ShipmentEntry } from '../../../contract/vault.ts';
import { lodge } from '../../../use-cases/vault/ship-coins.ts';
import { WriteHeaders } from '../write-schema.ts';
import { shipmentEntry } from '../../../use-cases/vault/bank-entries.ts';
import { refused } from './deeds.ts';

/** `POST …/lodgings` `{amountMinor, feeMinor}` → 201 with the shipment. Sent twice with the same key it is booked once. */
export function postLodging(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/operator/shipments/:id/lodgings',
    {
      config: { access: 'operator:finance' },
      schema: {
        summary: 'Book won that the bank has lodged',
        headers: WriteHeaders,
        params: z.strictObject({ id: z.string().min(1).max(60) }),
        body: NewLodging,
        response: { 201: ShipmentEntry },
      },
    },
    async (request, reply) =>
      asOperator(ledger, request, reply, async (books, { nowMs }) => {
        const { amountMinor, feeMinor, bankAccountId } = request.body;
        const lodged = await lodge(books, request.params.id, {
          amountMinor: BigInt(amountMinor),
          feeWon: BigInt(feeMinor),
          bankAccountId,
          atMs: nowMs,
        });
        if (!lodged.ok) return refused(lodged.error);
        return { ok: true, status: 201, body: shipmentEntry(lodged.shipment) };
      }),
  );
}
