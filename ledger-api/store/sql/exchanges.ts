// Shipments, positions and sales in SQL.
import { canonicalText } from '../../contract/canonical-json.ts';
import type { Currency } from '../../contract/money.ts';
import {
  emptyPosition,
  type ForeignPosition,
  type OpenSale,
} from '../../ledger/foreign-position.ts';
import type { Sale, SalePart } from '../../ledger/sale.ts';
import type { Shipment } from '../../ledger/shipment.ts';
import type { ExchangesWrite } from '../port/exchanges.ts';
import type { Row, Sql } from './sql.ts';
import { asBigint, asDocument, asNumber, asText } from './values.ts';

export const sqlExchanges = (sql: Sql): ExchangesWrite => ({
  shipment: async (id) => {
    const row = await sql.one(SHIPMENT, id);
    return row && readShipment(row);
  },
  shipments: async (before, limit) =>
    (await sql.all(SHIPMENTS, before ?? LAST_ID, limit)).map(readShipment),
  openShipments: async (shippedBeforeMs, limit) =>
    (await sql.all(OPEN_SHIPMENTS, shippedBeforeMs, limit)).map(readShipment),
  position: async (currency) => {
    const row = await sql.one(POSITION, currency);
    return row ? readPosition(row) : emptyPosition(currency);
  },
  sale: async (id) => {
    const row = await sql.one(SALE, id);
    return row && readSale(row);
  },
  acquisitions: async (limit) =>
    (await sql.all(ACQUISITIONS, limit)).map((row) => ({
      transferId: asText(row.transfer_id),
      currency: asText(row.currency) as Currency,
      amountMinor: asBigint(row.amount_minor),
      grossPoints: asBigint(row.gross_points),
    })),
  saveShipment: async (shipment) => {
    const { id, currency, amountMinor, openMinor, stepCount, shippedAtMs, shippedBy } = shipment;
    const amounts = [amountMinor, openMinor, stepCount] as const;
    await sql.run(SAVE_SHIPMENT, id, currency, ...amounts, shippedAtMs, shippedBy);
  },
  savePosition: async (position) => {
    await sql.run(SAVE_POSITION, position.currency, positionText(position));
  },
  saveSale: async (sale) => {
    await sql.run(SAVE_SALE, sale.id, saleText(sale));
  },
  addAcquisition: async ({ transferId, currency, amountMinor, grossPoints }) => {
    await sql.run(ADD_ACQUISITION, transferId, currency, amountMinor, grossPoints);
  },
  removeAcquisitions: (transferIds) =>
    sql.runAll(
      REMOVE_ACQUISITION,
      transferIds.map((id) => [id]),
    ),
});

const readShipment = (row: Row): Shipment => ({
  id: asText(row.id),
  currency: asText(row.currency) as Currency,
  amountMinor: asBigint(row.amount_minor),
  openMinor: asBigint(row.open_minor),
  stepCount: asNumber(row.step_count),
  shippedAtMs: asNumber(row.shipped_at_ms),
  shippedBy: asText(row.shipped_by),
});

/** The same, with each amount as text. */
type InText<T> = { readonly [K in keyof T]: T[K] extends bigint ? string : T[K] };

const textOf = <T extends object>(value: T): InText<T> =>
  Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, typeof one === 'bigint' ? String(one) : one]),
  ) as InText<T>;

const positionText = (position: ForeignPosition): string =>
  canonicalText({ ...textOf(position), openSales: position.openSales.map(textOf) });

function readPosition(row: Row): ForeignPosition {
  const { currency, maturedMinor, bookWon, openSales } = asDocument<
    InText<Omit<ForeignPosition, 'openSales'>> & { openSales: InText<OpenSale>[] }
  >(row.document);
  return {
    currency,
    maturedMinor: BigInt(maturedMinor),
    bookWon: BigInt(bookWon),
    openSales: openSales.map(({ id, amountMinor, won }) => ({
      id,
      amountMinor: BigInt(amountMinor),
      won: BigInt(won),
    })),
  };
}

const saleText = (sale: Sale): string =>
  canonicalText({ ...textOf(sale), parts: sale.parts.map(textOf) });

function readSale(row: Row): Sale {
  const { amountMinor, won, parts, ...named } = asDocument<
    InText<Omit<Sale, 'parts'>> & { parts: InText<SalePart>[] }
  >(row.document);
  return {
    ...named,
    amountMinor: BigInt(amountMinor),
    won: BigInt(won),
    parts: parts.map((part) => ({
      transferId: part.transferId,
      amountMinor: BigInt(part.amountMinor),
      won: BigInt(part.won),
      bookWon: BigInt(part.bookWon),
    })),
  };
}

/** Behind every id. */
const LAST_ID = '~';

const SHIPMENT = `select * from shipments where id = ?`;

const SHIPMENTS = `select * from shipments where id < ? order by id desc limit ?`;

const OPEN_SHIPMENTS = `
  select * from shipments where open_minor > 0 and shipped_at_ms < ?
   order by shipped_at_ms, id limit ?`;

const SAVE_SHIPMENT = `
  insert into shipments (id, currency, amount_minor, open_minor, step_count, shipped_at_ms,
                         shipped_by)
  values (?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
     set open_minor = excluded.open_minor, step_count = excluded.step_count`;

const POSITION = `select document from foreign_positions where currency = ?`;

const SAVE_POSITION = `
  insert into foreign_positions (currency, document) values (?, ?)
      on conflict (currency) do update set document = excluded.document`;

const SALE = `select document from sales where id = ?`;

const SAVE_SALE = `
  insert into sales (id, document) values (?, ?)
      on conflict (id) do update set document = excluded.document`;

const ACQUISITIONS = `select * from acquisitions order by transfer_id limit ?`;

const ADD_ACQUISITION = `
  insert into acquisitions (transfer_id, currency, amount_minor, gross_points)
  values (?, ?, ?, ?)`;

const REMOVE_ACQUISITION = `delete from acquisitions where transfer_id = ?`;
