// Amounts of money while they are typed: in the currency's own way, 12.50 in dollars and 1,200 in yen.
import { writingOf } from './currency.ts';

/**
 * The minor units (US cents, won …) that `text` says in `currency`, as digits; undefined for what is no exact amount. Thousands
 * may stand in groups. Three digits behind the only dot or comma are a group; where the currency has cents and the sign is
 * a dot they are nothing, because nobody knows what was meant.
 */
export function minorTyped(currency: string, text: string): string | undefined {
  const { minorDigits } = writingOf(currency);
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const { whole, behind = '' } = (minorDigits === 0 ? WHOLE : WITH_CENTS).exec(plain)?.groups ?? {};
  if (whole === undefined) return undefined;
  const digits = whole.replaceAll(/\D/g, '') + behind.padEnd(minorDigits, '0');
  return digits.length > DIGITS_MAX ? undefined : digits.replace(/^0+(?=\d)/, '');
}

/** How an amount is typed that is known in minor units: 1250 US cents as 12.50. */
export function typedMinor(currency: string, amountMinor: string): string {
  const { minorDigits } = writingOf(currency);
  if (minorDigits === 0) return amountMinor;
  const digits = amountMinor.padStart(minorDigits + 1, '0');
  return `${digits.slice(0, -minorDigits)}.${digits.slice(-minorDigits)}`;
}

const WHOLE = /^(?<whole>\d+|\d{1,3}(?:(?<sign>[,.'’])\d{3})(?:\k<sign>\d{3})*)$/;
const WITH_CENTS =
  /^(?<whole>\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:['’]\d{3})+)(?:[.,](?<behind>\d{1,2}))?$/;
const DIGITS_MAX = 15;
