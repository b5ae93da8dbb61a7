// Money on the wire: a currency and whole minor units as text.
import { z } from 'zod';

/** ISO 4217 exponents of the twelve currencies a kiosk may take. */
export const MINOR_DIGITS = {
  KRW: 0,
  USD: 2,
  EUR: 2,
  JPY: 0,
  CNY: 2,
  HKD: 2,
  TWD: 2,
  GBP: 2,
  SGD: 2,
  THB: 2,
  VND: 0,
  PHP: 2,
} as const;

export type Currency = keyof typeof MINOR_DIGITS;
export const CURRENCIES = Object.keys(MINOR_DIGITS) as readonly Currency[];
export const Currency = z.enum(CURRENCIES as [Currency, ...Currency[]]);

const INT64_MAX = 2n ** 63n - 1n;

/** Text of a whole number of minor units, at most 64 bits: `"1500"` is ₩1,500 or $15.00. */
export const MinorText = z
  .string()
  // Without `abort` the checks below would see this text as well, and BigInt throws at what is no number.
  .regex(/^(0|-?[1-9]\d{0,18})$/, { error: 'is not a whole number of minor units', abort: true })
  .refine((text) => {
    const amount = BigInt(text);
    return amount <= INT64_MAX && amount >= -INT64_MAX;
  }, 'does not fit 64 bits');

/** As `MinorText`, above zero. */
export const PositiveMinorText = MinorText.refine(
  (text) => BigInt(text) > 0n,
  'must be above zero',
);

export const isCurrency = (code: string): code is Currency => Object.hasOwn(MINOR_DIGITS, code);
