// How much foreign cash we are willing to stand in: beyond it kiosks close the coin until a person has sold some.
import type { Currency } from '../../contract/money.ts';

/** Never edited: a change is a new version. */
export const EXPOSURE_POLICY = {
  name: 'exposure',
  version: 1,
  wonMax: 20_000_000n,
  /** A closed coin opens again below this, so that one sale does not open and close it by turns. */
  wonReopen: 18_000_000n,
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

/** The currencies that kiosks take no more of, in the order given; `closed` are those of the card in force. */
export const closedAfter = (
  exposures: readonly Exposure[],
  closed: readonly Currency[],
): readonly Currency[] =>
  exposures
    .filter(
      ({ currency, worthWon, isOver }) =>
        isOver || (closed.includes(currency) && worthWon > EXPOSURE_POLICY.wonReopen),
    )
    .map(({ currency }) => currency);
