// Coins go to the bank: shipped from the vault, lodged when they are won, exchanged when they are foreign.
import type { Entropy } from '#drivers/entropy.ts';
import type { Currency } from '../../contract/money.ts';
import { vaultCash } from '../../ledger/account.ts';
import { exchangeCoins, type ExchangeOrder } from '../../ledger/exchange.ts';
import type { Sale } from '../../ledger/sale.ts';
import { lodgeWon, type Lodging, shipCoins, type Shipment } from '../../ledger/shipment.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { foldPositions } from './fold-positions.ts';

export type ShipResult = { ok: true; shipment: Shipment } | { ok: false; error: 'vault-too-small' };

/** Template 10, as part of the caller's transaction. */
export async function ship(
  books: WritingBooks,
  { entropy }: Readonly<{ entropy: Entropy }>,
  { currency, amountMinor, by }: Readonly<{ currency: Currency; amountMinor: bigint; by: string }>,
  nowMs: number,
): Promise<ShipResult> {
  const id = entropy.uuid(nowMs);
  const vaultMinor = await books.transfers.balance(vaultCash(currency));
  const draft = { id, currency, amountMinor, shippedAtMs: nowMs, shippedBy: by };
  const shipped = shipCoins(draft, vaultMinor);
  if (!shipped.ok) return shipped;
  await books.transfers.post([shipped.transfer]);
  await books.exchanges.saveShipment(shipped.shipment);
  return { ok: true, shipment: shipped.shipment };
}

type StepRefusal = 'unknown-shipment' | 'more-than-shipped' | 'fee-above-amount';

export type LodgeResult =
  | { ok: true; shipment: Shipment; transferId: string }
  | { ok: false; error: StepRefusal | 'not-won' };

/** Template 10k, as part of the caller's transaction. */
export async function lodge(
  books: WritingBooks,
  shipmentId: string,
  lodging: Lodging,
): Promise<LodgeResult> {
  const shipment = await books.exchanges.shipment(shipmentId);
  if (!shipment) return { ok: false, error: 'unknown-shipment' };
  const lodged = lodgeWon(shipment, lodging);
  if (!lodged.ok) return lodged;
  await books.transfers.post([lodged.transfer]);
  await books.exchanges.saveShipment(lodged.shipment);
  return { ok: true, shipment: lodged.shipment, transferId: lodged.transfer.id };
}

export type ExchangeShippedResult =
  | { ok: true; shipment: Shipment; sale: Sale }
  | { ok: false; error: StepRefusal | 'not-foreign' };

/** Template 11, as part of the caller's transaction; what has matured so far is counted as sold first. */
export async function exchange(
  books: WritingBooks,
  shipmentId: string,
  order: ExchangeOrder,
): Promise<ExchangeShippedResult> {
  const shipment = await books.exchanges.shipment(shipmentId);
  if (!shipment) return { ok: false, error: 'unknown-shipment' };
  const { currency } = shipment;
  // Whether it is refused does not depend on the position: decided before the first write.
  const tried = exchangeCoins(shipment, await books.exchanges.position(currency), order);
  if (!tried.ok) return tried;
  await foldPositions(books, order.atMs);
  const made = exchangeCoins(shipment, await books.exchanges.position(currency), order);
  if (!made.ok) return made;
  await books.transfers.post([made.transfer]);
  await books.exchanges.saveShipment(made.shipment);
  await books.exchanges.savePosition(made.position);
  await books.exchanges.saveSale(made.sale);
  return { ok: true, shipment: made.shipment, sale: made.sale };
}
