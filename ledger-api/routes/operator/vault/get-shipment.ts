// GET /v1/operator/shipments/{id}: one shipment with the exchanges that were made of it.
import { z } from 'zod';
import type { Api, Ledger } from '../../../api.ts';
import { ExchangeEntry, ShipmentEntry } from '../../../contract/vault.ts';
import { refuse } from '../../../problem-reply.ts';
import type { ReadingBooks } from '../../../store/ledger-store.ts';
import { exchangeEntry, shipmentEntry } from '../../../use-cases/vault/bank-entries.ts';

const ShipmentLife = ShipmentEntry.extend({ exchanges: z.array(ExchangeEntry) });

/** `GET /v1/operator/shipments/{id}` → the shipment; exchanges in the order in which they were booked. */
export function getShipment(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/operator/shipments/:id',
    {
      config: { access: 'operator:viewer' },
      schema: {
        summary: 'One shipment with its exchanges',
        params: z.strictObject({ id: z.string().min(1).max(60) }),
        response: { 200: ShipmentLife },
      },
    },
    async (request, reply) => {
      const life = await ledger.store.read((books) => lifeOf(books, request.params.id));
      return life ?? refuse(reply, 'not-found');
    },
  );
}

async function lifeOf({ exchanges }: ReadingBooks, id: string) {
  const shipment = await exchanges.shipment(id);
  if (!shipment) return undefined;
  const sales = [];
  for (let step = 1; step <= Math.min(shipment.stepCount, STEPS_SHOWN_MAX); step++) {
    const sale = await exchanges.sale(`shipment/${id}/${step}`);
    if (sale) sales.push(exchangeEntry(sale));
  }
  return { ...shipmentEntry(shipment), exchanges: sales };
}

const STEPS_SHOWN_MAX = 200;
