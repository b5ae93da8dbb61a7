// Points while they are typed.

/** The digits of what was typed, without leading zeros. */
export const pointsIn = (typed: string): string =>
  typed.replaceAll(/\D/g, '').replace(/^0+/, '').slice(0, POINTS_DIGITS_MAX);

/** More than any wallet holds. */
const POINTS_DIGITS_MAX = 9;
