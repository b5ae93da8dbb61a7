// GET /v1/operator/shipments: what was brought to the bank, and what of it is open.
import type { Api, Ledger } from '../../../api.ts';
import { serve } from '../../serve.ts';
import { cutPage, openCursor, PAGE_AND_ONE } from '../page.ts';
import { shipmentEntry } from '../../../use-cases/vault/bank-entries.ts';

/** `GET /v1/operator/shipments?cursor=` → newest first. */
export function getShipments(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/shipments', async (request) => {
    const before = openCursor(request.query.cursor);
    const found = await ledger.store.read(({ exchanges }) =>
      exchanges.shipments(before, PAGE_AND_ONE),
    );
    const { rows, next } = cutPage(found, (shipment) => shipment.id);
    return { shipments: rows.map(shipmentEntry), ...next };
  });
}
