// Rates as an operator types them — points for one dollar, a spread in percent — and as the card keeps them: exact fractions.
import type { RateLine, Rational } from '#ledger/contract/rate-card.ts';
import { toldPrice } from '#ledger/contract/points.ts';
import { writingOf } from '../../kit/currency.ts';
import { formatMoney, formatNumber, formatRate } from '../../kit/format.ts';

export type TypedRate = Readonly<{ currency: string; points: string; spread: string }>;

/** `1,395.25` points for one unit of a currency as points for one minor unit, exactly; undefined for what is no rate. */
export function midOf(currency: string, points: string): Rational | undefined {
  const rate = fractionOf(points);
  if (!rate || rate.num === 0n) return undefined;
  return { num: String(rate.num), den: String(rate.den * minorScale(currency)) };
}

/** `4.5` percent as a part of one; undefined outside 0 to 100. */
export function spreadOf(percent: string): Rational | undefined {
  const part = fractionOf(percent);
  if (!part || part.num >= part.den * 100n) return undefined;
  return { num: String(part.num), den: String(part.den * 100n) };
}

/** The line of a card, or undefined while something of it is no number. */
export function rateLineOf({ currency, points, spread }: TypedRate): RateLine | undefined {
  const mid = midOf(currency, points);
  const part = spreadOf(spread);
  return mid && part
    ? { currency: currency as RateLine['currency'], mid, spread: part }
    : undefined;
}

/** A line of a card as it would be typed; what has more digits is cut off after six. */
export function typedRateOf({ currency, mid, spread }: RateLine): TypedRate {
  return {
    currency,
    points: decimalOf(BigInt(mid.num) * minorScale(currency), BigInt(mid.den)),
    spread: decimalOf(BigInt(spread.num) * 100n, BigInt(spread.den)),
  };
}

/** What a holder gets: `$1.00 = 1,332.4 P`, `₫100 = 5.0 P`. */
export function netText(line: RateLine): string {
  const scale = minorScale(line.currency);
  const { units, pointsTenths } = toldPrice(scale, line);
  return `${formatMoney(line.currency, units * scale)} = ${formatRate(pointsTenths)}`;
}

/** The same in a row of many: `USD 1,332.4 P`, `100 VND 5.0 P`. */
export function netQuote(line: RateLine): string {
  const { units, pointsTenths } = toldPrice(minorScale(line.currency), line);
  const unit = units === 1n ? line.currency : `${formatNumber(units)} ${line.currency}`;
  return `${unit} ${formatRate(pointsTenths)}`;
}

const minorScale = (currency: string): bigint => 10n ** BigInt(writingOf(currency).minorDigits);

function fractionOf(text: string): { num: bigint; den: bigint } | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,8}))?$/.exec(text.trim().replaceAll(',', ''));
  if (!match) return undefined;
  const [, whole = '', part = ''] = match;
  return { num: BigInt(whole + part), den: 10n ** BigInt(part.length) };
}

function decimalOf(num: bigint, den: bigint): string {
  const scaled = (num * DECIMALS) / den;
  const part = (scaled % DECIMALS).toString().padStart(6, '0').replace(/0+$/, '');
  return part === '' ? `${scaled / DECIMALS}` : `${scaled / DECIMALS}.${part}`;
}

const DECIMALS = 1_000_000n;
