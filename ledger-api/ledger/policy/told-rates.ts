// How far a rate source is believed without a person: a rate that jumps is more often a mistake than a market.
import { type Fraction } from '../../contract/points.ts';

/** Never edited: a change is a new version. */
export const TOLD_RATES_POLICY = {
  name: 'told-rates',
  version: 1,
  /** A tenth more or less than the card in force. */
  movedPerMilleMax: 100n,
  ageMaxMs: 24 * 60 * 60_000,
} as const;

/** True when `next` is further from `now` than a source may move it alone. */
export function isJump(now: Fraction, next: Fraction): boolean {
  const [a, b] = [now.num * next.den, next.num * now.den];
  const apart = a > b ? a - b : b - a;
  return apart * 1000n > a * TOLD_RATES_POLICY.movedPerMilleMax;
}
