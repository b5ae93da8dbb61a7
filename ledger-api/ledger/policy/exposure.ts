// How much foreign cash we are willing to stand in: beyond it a person decides whether to sell or to close the coin.
import type { Currency } from '../../contract/money.ts';

/** Never edited: a change is a new version. */
export const EXPOSURE_POLICY = {
  name: 'exposure',
  version: 1,
  wonMax: 20_000_000n,
} as const;

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
