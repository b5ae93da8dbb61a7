// GET /v1/operator/shipments/{id}: one shipment with the exchanges that were made of it.
import type { Api, Ledger } from '../../../api.ts';
import { refuse } from '../../../problem-reply.ts';
import type { ReadingBooks } from '../../../store/ledger-store.ts';
import { exchangeEntry, shipmentEntry } from '../../../use-cases/vault/bank-entries.ts';
import { serve } from '../../serve.ts';

/** `GET /v1/operator/shipments/{id}` → the shipment; exchanges in the order in which they were booked. */
export function getShipment(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/shipments/{id}', async (request, reply) => {
    const life = await ledger.store.read((books) => lifeOf(books, request.params.id));
    return life ?? refuse(reply, 'not-found');
  });
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
