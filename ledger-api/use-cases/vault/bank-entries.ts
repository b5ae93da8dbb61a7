// Shipments, exchanges and positions as operators see them.
import { instantText } from '../../contract/ids.ts';
import type { ExchangeEntry, PositionEntry, ShipmentEntry } from '../../contract/vault.ts';
import type { ForeignPosition } from '../../ledger/foreign-position.ts';
import type { Sale } from '../../ledger/sale.ts';
import type { Shipment } from '../../ledger/shipment.ts';

/** The row of one shipment. */
export const shipmentEntry = (shipment: Shipment): ShipmentEntry => ({
  id: shipment.id,
  currency: shipment.currency,
  amountMinor: String(shipment.amountMinor),
  openMinor: String(shipment.openMinor),
  shippedAt: instantText(shipment.shippedAtMs),
  shippedBy: shipment.shippedBy,
});

/** One order that a bank carried out, with what of its result is known. */
export function exchangeEntry({ id, currency, amountMinor, won, parts }: Sale): ExchangeEntry {
  const sum = (amountOf: (part: Sale['parts'][number]) => bigint): string =>
    String(parts.reduce((total, part) => total + amountOf(part), 0n));
  return {
    id,
    currency,
    amountMinor: String(amountMinor),
    wonMinor: String(won),
    coveredMinor: sum((part) => part.amountMinor),
    realisedGainMinor: sum((part) => part.won - part.bookWon),
  };
}

/** What we own of a currency and what it cost, or what we sold before it matured. */
export const positionEntry = (position: ForeignPosition): PositionEntry => ({
  currency: position.currency,
  maturedMinor: String(position.maturedMinor),
  bookWon: String(position.bookWon),
  openMinor: String(position.openSales.reduce((sum, sale) => sum + sale.amountMinor, 0n)),
});
