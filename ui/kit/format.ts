// Numbers, money and codes as text, exactly as the look prescribes. Pure; money stays in whole minor units.
import { writingOf } from './currency.ts';

/** Joins a figure and its unit so that they never part at a line end. */
export const NARROW_SPACE = '\u202f';
const MINUS = '\u2212';

/** Whole minor units: a bigint, a safe integer, or their text. */
export type Whole = bigint | number | string;

/** `39,884`; minus is U+2212. */
export function formatNumber(value: Whole): string {
  const whole = BigInt(value);
  const digits = (whole < 0n ? -whole : whole).toString();
  return (whole < 0n ? MINUS : '') + digits.replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** `39,884 P`. */
export const formatPoints = (points: Whole): string => `${formatNumber(points)}${NARROW_SPACE}P`;

/** `₩36,220`, `$2.75`, `¥500`, `US$`-like spelling only where a sign is ambiguous. */
export function formatMoney(currency: string, amountMinor: Whole): string {
  const { sign, minorDigits } = writingOf(currency);
  const whole = BigInt(amountMinor);
  const positive = whole < 0n ? -whole : whole;
  const scale = 10n ** BigInt(minorDigits);
  const fraction = minorDigits
    ? `.${(positive % scale).toString().padStart(minorDigits, '0')}`
    : '';
  return `${whole < 0n ? MINUS : ''}${sign}${formatNumber(positive / scale)}${fraction}`;
}

/** The face of a coin, short: `₩500`, `25¢`, `$1`, `50c`, `¥100`, `NT$10`. */
export function formatFace(currency: string, faceMinor: Whole): string {
  const { sign, minorDigits, small } = writingOf(currency);
  const face = BigInt(faceMinor);
  if (minorDigits === 0) return `${sign}${formatNumber(face)}`;
  if (face % 100n === 0n) return `${sign}${formatNumber(face / 100n)}`;
  if (face < 100n && small !== undefined) return `${face}${small}`;
  return formatMoney(currency, face);
}

/** Tenths of a percent as text: 45 is `4.5%`, 0 is `0%`. */
export function formatPerMille(perMille: number): string {
  return perMille % 10 === 0 ? `${perMille / 10}%` : `${(perMille / 10).toFixed(1)}%`;
}

/** Tenths of a point: `13327` is `1,332.7 P`. */
export function formatRate(pointsTenths: Whole): string {
  const tenths = BigInt(pointsTenths);
  return `${formatNumber(tenths / 10n)}.${tenths % 10n}${NARROW_SPACE}P`;
}

/** As `formatRate`, shortened for a poster and rounded down, so that nobody gets less than he read. */
export function formatRateShort(pointsTenths: Whole): string {
  const tenths = BigInt(pointsTenths);
  return tenths < 1_000n ? formatRate(tenths) : formatPoints(tenths / 10n);
}

/** A code in groups that can be read aloud: 10 characters 5-5, 12 characters 4-4-4. */
export function formatCode(code: string): string {
  const size = code.length % 5 === 0 ? 5 : 4;
  return code.replaceAll(new RegExp(`(.{${size}})(?=.)`, 'g'), '$1 ');
}
