// Exact points: one rounding, half to even, once per deposit and currency. Used to show and to post alike.
import type { Rational } from './rate-card.ts';

export type Fraction = Readonly<{ num: bigint; den: bigint }>;

export const fraction = (rational: Rational): Fraction => ({
  num: BigInt(rational.num),
  den: BigInt(rational.den),
});

/** The whole number nearest to `num / den` (den > 0); a tie goes to the even one. */
export function roundHalfEven({ num, den }: Fraction): bigint {
  const floor = num >= 0n ? num / den : -((-num + den - 1n) / den);
  const twice = (num - floor * den) * 2n;
  if (twice < den) return floor;
  if (twice > den) return floor + 1n;
  return floor % 2n === 0n ? floor : floor + 1n;
}

/** Exact gross (a·mid) and net (a·mid·(1 − spread)) points of `amountMinor`. */
export function exactPoints(
  amountMinor: bigint,
  line: Readonly<{ mid: Rational; spread: Rational }>,
): { gross: Fraction; net: Fraction } {
  const mid = fraction(line.mid);
  const spread = fraction(line.spread);
  const gross = { num: amountMinor * mid.num, den: mid.den };
  return {
    gross,
    net: { num: gross.num * (spread.den - spread.num), den: gross.den * spread.den },
  };
}

export type ToldPrice = Readonly<{
  /** For how many major units: one dollar, ₫100. */
  units: bigint;
  /** Tenths of a point for all of them after the spread, rounded down: nobody gets less than was read. */
  pointsTenths: bigint;
}>;

/** A net price as it is told: for one unit, or for the 100, 1,000 … that are worth a point, so that it shows two digits. */
export function toldPrice(
  majorMinor: bigint,
  line: Readonly<{ mid: Rational; spread: Rational }>,
): ToldPrice {
  const { net } = exactPoints(majorMinor, line);
  const units =
    net.num === 0n ? 1n : (UNITS.find((many) => net.num * many >= net.den) ?? MOST_UNITS);
  return { units, pointsTenths: (net.num * units * 10n) / net.den };
}

// A card's fractions have 30 digits at most, twice: no price is smaller than the last of these can tell.
const UNITS = [1n, ...Array.from({ length: 63 }, (_, zeros) => 10n ** BigInt(zeros + 2))];
const MOST_UNITS = UNITS.at(-1)!;
