// Rates for a demonstration: plausible, fixed, and marked as samples wherever they are shown.
import type { Currency } from '../contract/money.ts';
import type { RateLine } from '../contract/rate-card.ts';

/** Points per minor unit, such as 13.9 for one US cent. */
const MID: readonly (readonly [Currency, string, string])[] = [
  ['USD', '139', '10'],
  ['EUR', '161', '10'],
  ['JPY', '92', '10'],
  ['CNY', '195', '100'],
  ['HKD', '178', '100'],
  ['TWD', '43', '100'],
  ['GBP', '185', '10'],
  ['SGD', '107', '10'],
  ['THB', '42', '100'],
  ['VND', '53', '1000'],
  ['PHP', '239', '1000'],
];

/** 4.5 % of the mid rate. */
const SPREAD = { num: '45', den: '1000' };

export const SAMPLE_RATES: readonly RateLine[] = MID.map(([currency, num, den]) => ({
  currency,
  mid: { num, den },
  spread: SPREAD,
}));
