// Points while they are typed.
import { pointsTyped } from '../../kit/points-typed.ts';

/** An amount as it is typed, where `before` stood. */
export const pointsIn = (typed: string, before: string): string =>
  pointsTyped(typed, before, POINTS_DIGITS_MAX);

/** More than any wallet holds. */
const POINTS_DIGITS_MAX = 9;
