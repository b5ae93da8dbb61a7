// POST /v1/operator/exchanges: the bank has bought foreign coins of a shipment.
import type { Api, Ledger } from '../../../api.ts';
import { asOperator } from '../../../auth/as-operator.ts';
import { ExchangeEntry, NewExchange } from '../../../contract/vault.ts';
import { exchange } from '../../../use-cases/vault/ship-coins.ts';
import { WriteHeaders } from '../write-schema.ts';
import { exchangeEntry } from '../../../use-cases/vault/bank-entries.ts';
import { refused } from './deeds.ts';

/**
 * `POST /v1/operator/exchanges` `{shipmentId, amountMinor, wonMinor, feeMinor}` → 201 with the gain that is realised
 * now. Sent twice with the same key it is booked once.
 */
export function postExchange(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/operator/exchanges',
    {
      config: { access: 'operator:finance' },
      schema: {
        summary: 'Book what a bank paid for foreign coins',
        headers: WriteHeaders,
        body: NewExchange,
        response: { 201: ExchangeEntry },
      },
    },
    async (request, reply) =>
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
