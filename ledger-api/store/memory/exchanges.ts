// Shipments, positions and sales in memory.
import type { Acquisition } from '../../ledger/acquisition.ts';
import { emptyPosition, type ForeignPosition } from '../../ledger/foreign-position.ts';
import type { Sale } from '../../ledger/sale.ts';
import type { Shipment } from '../../ledger/shipment.ts';
import type { ExchangesWrite } from '../port/exchanges.ts';
import { by, memoryTable, type UndoLog } from './table.ts';

export function memoryExchanges(undo: UndoLog): ExchangesWrite {
  const shipments = memoryTable<Shipment>(undo);
  const positions = memoryTable<ForeignPosition>(undo);
  const sales = memoryTable<Sale>(undo);
  const acquisitions = memoryTable<Acquisition>(undo);
  return {
    shipment: async (id) => shipments.get(id),
    shipments: async (before, limit) =>
      shipments
        .rows()
        .filter((shipment) => before === undefined || shipment.id < before)
        .toSorted(by((shipment) => shipment.id))
        .reverse()
        .slice(0, limit),
    openShipments: async (shippedBeforeMs, limit) =>
      shipments
        .rows()
        .filter(({ openMinor, shippedAtMs }) => openMinor > 0n && shippedAtMs < shippedBeforeMs)
        .toSorted(
          by(
            (shipment) => shipment.shippedAtMs,
            (shipment) => shipment.id,
          ),
        )
        .slice(0, limit),
    position: async (currency) => positions.get(currency) ?? emptyPosition(currency),
    sale: async (id) => sales.get(id),
    acquisitions: async (limit) =>
      acquisitions
        .rows()
        .toSorted(by((one) => one.transferId))
        .slice(0, limit),
    saveShipment: async (shipment) => shipments.set(shipment.id, shipment),
    savePosition: async (position) => positions.set(position.currency, position),
    saveSale: async (sale) => sales.set(sale.id, sale),
    addAcquisition: async (one) => acquisitions.set(one.transferId, one),
    removeAcquisitions: async (ids) => ids.forEach((id) => acquisitions.delete(id)),
  };
}
