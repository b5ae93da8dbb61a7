// How long coins wait before they become points: a period for all currencies, and others where a currency needs its own.
import type { Currency } from '../../contract/money.ts';

export type HoldPeriods = Readonly<{
  defaultMs: number;
  /** Of the currencies that wait otherwise. */
  byCurrency: Readonly<Partial<Record<Currency, number>>>;
}>;

/** The rule; its numbers are a setting, and each deposit keeps those that were in force when it was closed. */
export const HOLD_POLICY = { name: 'hold', version: 1 } as const;

/** How long coins of this currency wait after their deposit was closed. */
export const holdMs = (periods: HoldPeriods, currency: Currency): number =>
  periods.byCurrency[currency] ?? periods.defaultMs;

/** The longest of these currencies; the usual one where there are none. */
export const longestHoldMs = (periods: HoldPeriods, currencies: readonly Currency[]): number =>
  currencies.length === 0
    ? periods.defaultMs
    : Math.max(...currencies.map((currency) => holdMs(periods, currency)));

/** What is left of each period when `goneMs` of it have passed. */
export function restOfHold(periods: HoldPeriods, goneMs: number): HoldPeriods {
  const rest = (periodMs: number): number => Math.max(0, periodMs - goneMs);
  const own = Object.entries(periods.byCurrency) as [Currency, number][];
  return {
    defaultMs: rest(periods.defaultMs),
    byCurrency: Object.fromEntries(own.map(([currency, periodMs]) => [currency, rest(periodMs)])),
  };
}
