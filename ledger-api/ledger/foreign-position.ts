// What we own of a foreign currency and what it cost: coins that matured, against coins that were sold.
import type { Currency } from '../contract/money.ts';
import { roundHalfEven } from '../contract/points.ts';
import { splitInProportion } from './split.ts';

/** Coins that have matured and are not sold, or coins that were sold before they matured; never both. */
export type ForeignPosition = Readonly<{
  currency: Currency;
  maturedMinor: bigint;
  /** Gross points that `maturedMinor` became: its cost in won, as a moving average. */
  bookWon: bigint;
  /** In the order in which they were made. */
  openSales: readonly OpenSale[];
}>;

/** The part of a sale whose coins have not matured: its result is known when they do, at this order's rate. */
export type OpenSale = Readonly<{ id: string; amountMinor: bigint; won: bigint }>;

/** Coins of one sale with what they brought and what they had cost; the gain is the difference. */
export type Realised = Readonly<{
  saleId: string;
  amountMinor: bigint;
  won: bigint;
  bookWon: bigint;
}>;

export type PositionStep = Readonly<{ position: ForeignPosition; realised: readonly Realised[] }>;

export const emptyPosition = (currency: Currency): ForeignPosition => ({
  currency,
  maturedMinor: 0n,
  bookWon: 0n,
  openSales: [],
});

/** Sells coins for `won`: what has matured leaves at its average cost, the rest stays open. */
export function sell(position: ForeignPosition, sale: OpenSale): PositionStep {
  const coveredMinor = min(sale.amountMinor, position.maturedMinor);
  const openMinor = sale.amountMinor - coveredMinor;
  const [won = 0n, openWon = 0n] = splitInProportion(sale.won, [coveredMinor, openMinor]);
  const { left, bookWon } = takeOut(position, coveredMinor);
  return {
    position: withOpen(left, { id: sale.id, amountMinor: openMinor, won: openWon }),
    realised:
      coveredMinor > 0n ? [{ saleId: sale.id, amountMinor: coveredMinor, won, bookWon }] : [],
  };
}

/** Takes in coins that cost `bookWon`: they cover open sales first, in their order, the rest is kept. */
export function takeIn(
  position: ForeignPosition,
  taken: Readonly<{ amountMinor: bigint; bookWon: bigint }>,
): PositionStep {
  let { amountMinor, bookWon } = taken;
  const realised: Realised[] = [];
  const openSales: OpenSale[] = [];
  for (const sale of position.openSales) {
    const part = min(amountMinor, sale.amountMinor);
    const [won = 0n, stillOpen = 0n] = splitInProportion(sale.won, [part, sale.amountMinor - part]);
    const [cost = 0n, costLeft = 0n] = splitInProportion(bookWon, [part, amountMinor - part]);
    if (part > 0n) realised.push({ saleId: sale.id, amountMinor: part, won, bookWon: cost });
    if (part < sale.amountMinor) {
      const rest = part === 0n ? sale.won : stillOpen;
      openSales.push({ id: sale.id, amountMinor: sale.amountMinor - part, won: rest });
    }
    amountMinor -= part;
    if (part > 0n) bookWon = costLeft;
  }
  return {
    position: {
      ...position,
      maturedMinor: position.maturedMinor + amountMinor,
      bookWon: position.bookWon + bookWon,
      openSales,
    },
    realised,
  };
}

/** Coins that are gone: the matured ones leave at their cost, the others stay open at `worth` of them. */
export function writeOff(
  position: ForeignPosition,
  id: string,
  amountMinor: bigint,
  worth: (amountMinor: bigint) => bigint,
): Readonly<{
  position: ForeignPosition;
  bookWon: bigint;
  coveredMinor: bigint;
  coveredWon: bigint;
}> {
  const coveredMinor = min(amountMinor, position.maturedMinor);
  const { left, bookWon } = takeOut(position, coveredMinor);
  const open = {
    id,
    amountMinor: amountMinor - coveredMinor,
    won: worth(amountMinor - coveredMinor),
  };
  return {
    position: withOpen(left, open),
    bookWon: bookWon + open.won,
    coveredMinor,
    coveredWon: bookWon,
  };
}

/** What `amountMinor` costs at the moving average; `worth` says it when nothing is kept. */
export const bookValue = (
  { maturedMinor, bookWon }: ForeignPosition,
  amountMinor: bigint,
  worth: (amountMinor: bigint) => bigint,
): bigint =>
  maturedMinor > 0n
    ? roundHalfEven({ num: bookWon * amountMinor, den: maturedMinor })
    : worth(amountMinor);

function takeOut(position: ForeignPosition, amountMinor: bigint) {
  const { maturedMinor } = position;
  const [bookWon = 0n] = splitInProportion(position.bookWon, [
    amountMinor,
    maturedMinor - amountMinor,
  ]);
  const left = {
    ...position,
    maturedMinor: maturedMinor - amountMinor,
    bookWon: position.bookWon - bookWon,
  };
  return { left, bookWon };
}

const withOpen = (position: ForeignPosition, sale: OpenSale): ForeignPosition =>
  sale.amountMinor > 0n ? { ...position, openSales: [...position.openSales, sale] } : position;

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
