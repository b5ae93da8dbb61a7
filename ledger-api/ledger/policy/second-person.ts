// Which decisions of operators need a second person.
import type { RateCard } from '../../contract/rate-card.ts';
import type { Commodity } from '../account.ts';
import { hasWonValue, wonValueOf } from '../won-value.ts';

/** Never edited: a change is a new version. */
export const SECOND_PERSON_POLICY = {
  name: 'second-person',
  version: 1,
  aboveWon: 100_000n,
} as const;

/** What a decision moves of one commodity. */
type Moved = Readonly<{ commodity: Commodity; amountMinor: bigint }>;

/**
 * True when a decision about these amounts needs two people: together they are worth more than one may decide about, or
 * no card says what one of them is worth.
 */
export function isNeededTwice(amounts: readonly Moved[], card: RateCard | undefined): boolean {
  const moved = amounts.filter(({ amountMinor }) => amountMinor !== 0n);
  if (!moved.every(({ commodity }) => hasWonValue(commodity, card))) return true;
  const won = moved.reduce(
    (sum, { commodity, amountMinor }) => sum + wonValueOf(commodity, amountMinor, card),
    0n,
  );
  return won > SECOND_PERSON_POLICY.aboveWon;
}
