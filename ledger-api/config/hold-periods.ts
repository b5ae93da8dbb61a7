// How long coins wait, as a setting: one duration for all, and others by currency (`P7D,JPY=P14D`).
import { type Currency, isCurrency } from '../contract/money.ts';
import type { HoldPeriods } from '../ledger/policy/hold.ts';
import { durationMs } from './duration.ts';

/** Undefined for anything that is no list of periods: the first is for every currency, each other one names its own. */
export function readHoldPeriods(text: string): HoldPeriods | undefined {
  const [first, ...own] = text.split(',').map((entry) => entry.trim());
  const defaultMs = durationMs(first!);
  if (defaultMs === undefined) return undefined;
  const byCurrency = new Map<Currency, number>();
  for (const entry of own) {
    const [currency, period, ...rest] = entry.split('=');
    const periodMs = durationMs(period ?? '');
    if (!isCurrency(currency!) || periodMs === undefined || rest.length > 0) return undefined;
    if (byCurrency.has(currency)) return undefined;
    byCurrency.set(currency, periodMs);
  }
  return { defaultMs, byCurrency: Object.fromEntries(byCurrency) };
}
