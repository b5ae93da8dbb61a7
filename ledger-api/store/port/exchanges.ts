// Coins at the bank: shipments, foreign positions with their sales, and what has matured since they were looked at.
import type { Currency } from '../../contract/money.ts';
import type { Acquisition } from '../../ledger/acquisition.ts';
import type { ForeignPosition } from '../../ledger/foreign-position.ts';
import type { Sale } from '../../ledger/sale.ts';
import type { Shipment } from '../../ledger/shipment.ts';

export interface ExchangesRead {
  shipment(id: string): Promise<Shipment | undefined>;
  /** Newest first, ids below `before` only. */
  shipments(before: string | undefined, limit: number): Promise<readonly Shipment[]>;
  /** Shipped before a moment and not yet lodged or exchanged in full, the oldest first. */
  openShipments(shippedBeforeMs: number, limit: number): Promise<readonly Shipment[]>;
  position(currency: Currency): Promise<ForeignPosition>;
  sale(id: string): Promise<Sale | undefined>;
  /** What matured and is not in its position yet, in the order of the transfers' ids. */
  acquisitions(limit: number): Promise<readonly Acquisition[]>;
}

export interface ExchangesWrite extends ExchangesRead {
  saveShipment(shipment: Shipment): Promise<void>;
  savePosition(position: ForeignPosition): Promise<void>;
  saveSale(sale: Sale): Promise<void>;
  /** Only adds a row: many deposits mature at once, and no row is fought for. */
  addAcquisition(acquisition: Acquisition): Promise<void>;
  removeAcquisitions(transferIds: readonly string[]): Promise<void>;
}
