// How much a kiosk may hold before its deposits wait for a person: it bounds what a stolen kiosk key can make.
import type { RateCard } from '../../contract/rate-card.ts';
import type { CoinCount } from '../deposit.ts';
import { wonValueOf } from '../won-value.ts';

/** Never edited: a change is a new version. */
export const UNCOLLECTED_POLICY = { name: 'uncollected', version: 1, wonMax: 3_000_000n } as const;

/** True when the coins in a cashbox are worth more than a kiosk may hold; `card` says what foreign ones are worth. */
export function isBeyondUncollectedLimit(
  cashbox: readonly CoinCount[],
  card: RateCard | undefined,
): boolean {
  const won = cashbox.reduce(
    (sum, { currency, faceMinor, count }) =>
      sum + wonValueOf(currency, faceMinor * BigInt(count), card),
    0n,
  );
  return won > UNCOLLECTED_POLICY.wonMax;
}
