// POST /v1/operator/shipments/{id}/lodgings: the bank has counted won and added it to an account.
import type { Api, Ledger } from '../../../api.ts';
import { asOperator } from '../../../auth/as-operator.ts';
import { lodge } from '../../../use-cases/vault/ship-coins.ts';
import { shipmentEntry } from '../../../use-cases/vault/bank-entries.ts';
import { serve } from '../../serve.ts';
import { refused } from './deeds.ts';

/** `POST …/lodgings` `{amountMinor, feeMinor}` → 201 with the shipment. Sent twice with the same key it is booked once. */
export function postLodging(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/shipments/{id}/lodgings', async (request, reply) =>
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
