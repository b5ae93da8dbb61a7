// A sale of foreign coins with what of it has been realised, so that it can be explained and taken back.
import type { Currency } from '../contract/money.ts';
import { EXCHANGE_RESULT, position as positionOf } from './account.ts';
import {
  type ForeignPosition,
  type PositionStep,
  type Realised,
  sell,
  takeIn,
} from './foreign-position.ts';
import { credit, debit, type Posting, type Transfer, transfer } from './transfer.ts';

/** An order that a bank carried out, or coins that a count missed (a shortage) or found (a surplus). */
export type Sale = Readonly<{
  /** The id of the transfer that made it. */
  id: string;
  currency: Currency;
  kind: 'exchange' | 'shortage' | 'surplus';
  amountMinor: bigint;
  won: bigint;
  /** What of it met matured coins, in the order in which that happened. */
  parts: readonly SalePart[];
}>;

export type SalePart = Omit<Realised, 'saleId'> & Readonly<{ transferId: string }>;

/** The legs of a gain (or, the other way round, a loss) in won. */
export function gainLegs(gain: bigint): readonly Posting[] {
  return gain === 0n
    ? []
    : [debit(positionOf('KRW'), 'KRW', gain), credit(EXCHANGE_RESULT, 'KRW', gain)];
}

/**
 * Coins that mature after they were sold realise the result of their sale (template 11, second step): a transfer, and
 * the sale with one more part. Without gain or loss there is nothing to post, and only the sale changes.
 */
export function realise(
  sale: Sale,
  realised: Realised,
  atMs: number,
): Readonly<{ sale: Sale; transfer: Transfer | undefined }> {
  const transferId = `${sale.id}/realised/${sale.parts.length + 1}`;
  const { amountMinor, won, bookWon } = realised;
  const legs = gainLegs(won - bookWon);
  return {
    sale: { ...sale, parts: [...sale.parts, { amountMinor, won, bookWon, transferId }] },
    transfer:
      legs.length === 0
        ? undefined
        : transfer({
            id: transferId,
            template: '11',
            atMs,
            postings: legs,
            details: {
              subject: { kind: 'sale', id: sale.id },
              step: 'realised',
              policies: [EXCHANGE_GAIN_POLICY],
              sale: saleText(realised),
            },
          }),
  };
}

/**
 * The position as if the sale had never been made; its own transfers are mirrored besides. A surplus is taken back by
 * selling what was found for what it was valued at: `opened` is that sale.
 */
export function takeBack(
  position: ForeignPosition,
  sale: Sale,
): PositionStep & Readonly<{ opened: Sale | undefined }> {
  if (sale.kind === 'surplus') {
    const opened: Sale = { ...sale, id: `${sale.id}/taken-back`, kind: 'shortage', parts: [] };
    return { ...sell(position, opened), opened };
  }
  const openSales = position.openSales.filter((open) => open.id !== sale.id);
  const covered = sale.parts.reduce(
    (sum, part) => ({
      amountMinor: sum.amountMinor + part.amountMinor,
      bookWon: sum.bookWon + part.bookWon,
    }),
    { amountMinor: 0n, bookWon: 0n },
  );
  return { ...takeIn({ ...position, openSales }, covered), opened: undefined };
}

/** How much of a sale met matured coins, what it brought and what it had cost, for the log. */
export const saleText = ({ amountMinor, won, bookWon }: Omit<Realised, 'saleId'>) => ({
  coveredMinor: String(amountMinor),
  coveredWon: String(won),
  bookWon: String(bookWon),
});

/** Moving average of gross points; integer splits by largest remainder. */
export const EXCHANGE_GAIN_POLICY = { name: 'exchange-gain', version: 1 } as const;
