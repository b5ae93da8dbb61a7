// How much foreign cash we are willing to stand in: beyond it the coin is closed until enough is sold.
import type { Currency } from '../../contract/money.ts';

/** Never edited: a change is a new version. */
export const EXPOSURE_POLICY = {
  name: 'exposure',
  version: 1,
  wonMax: 20_000_000n,
  /** A closed coin is opened again at or below this, so that one sale does not open it for an hour. */
  reopenWonMax: 18_000_000n,
} as const;

/** Whether the coins of a currency are to be closed now; `isClosed` says whether they are. */
export const isExposureClosed = (
  { worthWon }: Pick<Exposure, 'worthWon'>,
  isClosed: boolean,
): boolean => worthWon > (isClosed ? EXPOSURE_POLICY.reopenWonMax : EXPOSURE_POLICY.wonMax);

export type Exposure = Readonly<{
  currency: Currency;
  /** Foreign coins that we hold anywhere and that are not sold. */
  heldMinor: bigint;
  worthWon: bigint;
  isOver: boolean;
}>;

/** The exposure in one currency, at what its coins are worth now. */
export const exposureOf = (currency: Currency, heldMinor: bigint, worthWon: bigint): Exposure => ({
  currency,
  heldMinor,
  worthWon,
  isOver: worthWon > EXPOSURE_POLICY.wonMax,
});
