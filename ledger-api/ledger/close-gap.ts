// Template 9: foreign coins that a count missed or found, or a claim made us owe, leave or join the position at their book value.
import type { KioskId } from '../contract/ids.ts';
import { type Account, counterfeit, overShort, position as positionOf } from './account.ts';
import type { ForeignGap } from './count-bag.ts';
import {
  bookValue,
  type ForeignPosition,
  type Realised,
  takeIn,
  writeOff,
} from './foreign-position.ts';
import type { Sale } from './sale.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';

export type CloseGapContext = Readonly<{
  /** What found the difference, a count or a claim; with cause and currency behind it, it names the transfer. */
  foundBy: string;
  subject: Readonly<{ kind: 'bag' | 'claim'; id: string }>;
  kioskId: KioskId;
  atMs: number;
  /** What coins are worth in won at the newest card, for those that have no cost yet. */
  worth(amountMinor: bigint): bigint;
}>;

export type ClosedGap = Readonly<{
  position: ForeignPosition;
  sale: Sale;
  transfer: Transfer;
  /** Open sales that found coins now cover. */
  realised: readonly Realised[];
}>;

/** Closes one difference; `position` is that of its currency. */
export function closeGap(
  position: ForeignPosition,
  gap: ForeignGap,
  context: CloseGapContext,
): ClosedGap {
  const { foundBy, worth } = context;
  const { currency, cause, amountMinor } = gap;
  const id = `${foundBy}/${cause}/${currency}`;
  if (amountMinor > 0n) {
    const gone = writeOff(position, id, amountMinor, worth);
    const covered = {
      amountMinor: gone.coveredMinor,
      won: gone.coveredWon,
      bookWon: gone.coveredWon,
    };
    return {
      position: gone.position,
      sale: {
        id,
        currency,
        kind: 'shortage',
        amountMinor,
        won: gone.bookWon,
        parts: gone.coveredMinor > 0n ? [{ ...covered, transferId: id }] : [],
      },
      transfer: closing(id, gap, gone.bookWon, context),
      realised: [],
    };
  }
  const value = bookValue(position, -amountMinor, worth);
  const { position: grown, realised } = takeIn(position, {
    amountMinor: -amountMinor,
    bookWon: value,
  });
  return {
    position: grown,
    sale: { id, currency, kind: 'surplus', amountMinor: -amountMinor, won: value, parts: [] },
    transfer: closing(id, gap, -value, context),
    realised,
  };
}

/** A shortage as it stands in the table; a surplus has the same legs with both amounts below zero. */
function closing(
  id: string,
  { currency, cause, amountMinor }: ForeignGap,
  won: bigint,
  { subject, kioskId, atMs }: CloseGapContext,
): Transfer {
  const gapIn = (unit: typeof currency): Account =>
    cause === 'counterfeit' ? counterfeit(unit) : overShort(kioskId, unit);
  return transfer({
    id,
    template: '9',
    atMs,
    postings: [
      debit(positionOf(currency), currency, amountMinor),
      credit(gapIn(currency), currency, amountMinor),
      debit(gapIn('KRW'), 'KRW', won),
      credit(positionOf('KRW'), 'KRW', won),
    ],
    details: { kioskId, subject, step: `closed-${cause}` },
  });
}
