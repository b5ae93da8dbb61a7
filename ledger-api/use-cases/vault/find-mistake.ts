// What belongs to a transfer that was a mistake: everything that has to be taken back together.
import { type Bag, currenciesOf } from '../../ledger/bag.ts';
import type { Sale } from '../../ledger/sale.ts';
import type { Shipment } from '../../ledger/shipment.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';

export type Mistake = Readonly<{
  transfers: readonly Transfer[];
  /** As they are once it is taken back. */
  bag?: Bag;
  shipment?: Shipment;
  /** In the order in which they were made. */
  sales: readonly Sale[];
}>;

/** Undefined for what is mended otherwise: coins and points by claims, realised results with their exchange. */
export async function findMistake(
  books: ReadingBooks,
  wrong: Transfer,
): Promise<Mistake | undefined> {
  const { subject } = wrong.details;
  switch (wrong.template) {
    case '8':
    case '9':
      return subject && findCount(books, subject.id);
    case '10':
      return subject && findShipping(books, wrong, subject.id);
    case '10k':
    case '11':
      return subject?.kind === 'shipment' ? findBankStep(books, wrong, subject.id) : undefined;
    default:
      return undefined;
  }
}

async function findCount(books: ReadingBooks, bagId: string): Promise<Mistake | undefined> {
  const bag = await books.bags.bag(bagId);
  if (!bag || bag.state !== 'counted') return undefined;
  const lines = bag.counts.at(-1)?.lines ?? [];
  const transfers: Transfer[] = [];
  const sales: Sale[] = [];
  for (const currency of currenciesOf([...bag.expected, ...lines])) {
    transfers.push(
      ...(await existing(books, [`bag/${bagId}/counted/${bag.countNumber}/${currency}`])),
    );
    for (const cause of ['over-short', 'counterfeit']) {
      const sale = await books.exchanges.sale(
        `bag/${bagId}/closed/${bag.countNumber}/${cause}/${currency}`,
      );
      if (sale) sales.push(sale);
    }
  }
  for (const sale of sales) transfers.push(...(await transfersOf(books, sale)));
  const reopened: Bag = { ...bag, state: 'sealed', countedAtMs: undefined, counts: [] };
  return { transfers, sales, bag: reopened };
}

async function findShipping(
  books: ReadingBooks,
  wrong: Transfer,
  shipmentId: string,
): Promise<Mistake | undefined> {
  const shipment = await books.exchanges.shipment(shipmentId);
  // What was lodged or exchanged of it has to be taken back first.
  if (!shipment || shipment.openMinor < shipment.amountMinor) return undefined;
  return { transfers: [wrong], sales: [], shipment: { ...shipment, openMinor: 0n } };
}

async function findBankStep(
  books: ReadingBooks,
  wrong: Transfer,
  shipmentId: string,
): Promise<Mistake | undefined> {
  const shipment = await books.exchanges.shipment(shipmentId);
  const cleared = wrong.postings.find((leg) => leg.account.startsWith('bank:clearing:'));
  if (!shipment || !cleared) return undefined;
  const sale = await books.exchanges.sale(wrong.id);
  return {
    transfers: sale ? await transfersOf(books, sale) : [wrong],
    sales: sale ? [sale] : [],
    shipment: { ...shipment, openMinor: shipment.openMinor - cleared.amountMinor },
  };
}

/** The transfer that made a sale, and those that realised it later. */
const transfersOf = (books: ReadingBooks, { id, parts }: Sale): Promise<readonly Transfer[]> =>
  existing(books, [...new Set([id, ...parts.map((part) => part.transferId)])]);

/** A result of nothing was never posted. */
async function existing(books: ReadingBooks, ids: readonly string[]): Promise<readonly Transfer[]> {
  const found: Transfer[] = [];
  for (const id of ids) {
    const transfer = await books.transfers.transfer(id);
    if (transfer) found.push(transfer);
  }
  return found;
}
