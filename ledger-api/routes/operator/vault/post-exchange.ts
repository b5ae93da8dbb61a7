// POST /v1/operator/exchanges: the bank has bought foreign coins of a shipment.
import type { Api, Ledger } from '../../../api.ts';
import { asOperator } from '../../../auth/as-operator.ts';
import { exchange } from '../../../use-cases/vault/ship-coins.ts';
import { exchangeEntry } from '../../../use-cases/vault/bank-entries.ts';
import { serve } from '../../serve.ts';
import { refused } from './deeds.ts';

/**
 * `POST /v1/operator/exchanges` `{shipmentId, amountMinor, wonMinor, feeMinor}` → 201 with the gain that is realised
 * now. Sent twice with the same key it is booked once.
 */
export function postExchange(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/exchanges', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { nowMs }) => {
      const { shipmentId, amountMinor, wonMinor, feeMinor, bankAccountId } = request.body;
      const made = await exchange(books, shipmentId, {
        amountMinor: BigInt(amountMinor),
        won: BigInt(wonMinor),
        feeWon: BigInt(feeMinor),
        bankAccountId,
        atMs: nowMs,
      });
      if (!made.ok) return refused(made.error);
      return { ok: true, status: 201, body: exchangeEntry(made.sale), subject: made.sale.id };
    }),
  );
}
