// An amount as a person writes it in a currency — 12.50 in euros, 1200 in yen — and in whole minor units. Never rounded.
import { writingOf } from '../../kit/currency.ts';

/** Whole minor units of what was typed; undefined where it is no amount, or no exact one, of this currency. */
export function minorTyped(currency: string, typed: string): string | undefined {
  const match = AMOUNT.exec(typed.normalize('NFKC').trim());
  if (!match) return undefined;
  const { minorDigits } = writingOf(currency);
  const [, whole = '', part = ''] = match;
  if (part.length > minorDigits) return undefined;
  const minor = BigInt(whole.replaceAll(',', '') + part.padEnd(minorDigits, '0'));
  return minor <= AMOUNT_MINOR_MAX ? String(minor) : undefined;
}

/** The same, above zero. */
export function positiveTyped(currency: string, typed: string): string | undefined {
  const minor = minorTyped(currency, typed);
  return minor === '0' ? undefined : minor;
}

/** An amount as it would be typed: `minorTyped` reads it back. */
export function typedMoney(currency: string, amountMinor: string): string {
  const { minorDigits } = writingOf(currency);
  const digits = amountMinor.padStart(minorDigits + 1, '0');
  if (minorDigits === 0) return digits;
  return `${digits.slice(0, -minorDigits)}.${digits.slice(-minorDigits)}`;
}

/** How an amount of this currency is written, to be shown beside its field. */
export const exampleOf = (currency: string): string =>
  writingOf(currency).minorDigits === 0 ? '1200' : '12.50';

// Commas part thousands only: `12,50` is not read as twelve and a half, nor as 1250.
const AMOUNT = /^(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,4}))?$/;
const AMOUNT_MINOR_MAX = 999_999_999_999_999n;
