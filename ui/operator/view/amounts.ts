// Amounts that are booked with a bank, as an operator types them.
import { writingOf } from '../../kit/currency.ts';
import { minorTyped } from '../../kit/money-typed.ts';

/** Whole minor units above zero; undefined for anything else. */
export function positiveTyped(currency: string, typed: string): string | undefined {
  const minor = minorTyped(currency, typed);
  return minor === '0' ? undefined : minor;
}

/** How an amount of this currency is written, to be shown beside its field. */
export const exampleOf = (currency: string): string =>
  writingOf(currency).minorDigits === 0 ? '1200' : '12.50';
