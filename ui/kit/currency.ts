// How each currency is written on a screen: sign, minor digits, land. Kept free of zod, which a phone need not load.
import type { Currency } from '#ledger/contract/money.ts';

type Writing = Readonly<{
  sign: string;
  minorDigits: 0 | 2;
  /** Three letters on a drawn coin. */
  land: string;
  /** The sign of the hundredth, after the number: 25¢. */
  small?: string;
}>;

// Signs that could be read as another currency are spelt out: HK$, NT$, S$, and CN¥ beside ¥.
export const CURRENCY_WRITING = {
  KRW: { sign: '₩', minorDigits: 0, land: 'KOR' },
  USD: { sign: '$', minorDigits: 2, land: 'USA', small: '¢' },
  EUR: { sign: '€', minorDigits: 2, land: 'EU', small: 'c' },
  JPY: { sign: '¥', minorDigits: 0, land: 'JPN' },
  CNY: { sign: 'CN¥', minorDigits: 2, land: 'CHN' },
  HKD: { sign: 'HK$', minorDigits: 2, land: 'HKG', small: '¢' },
  TWD: { sign: 'NT$', minorDigits: 2, land: 'TWN' },
  GBP: { sign: '£', minorDigits: 2, land: 'GBR', small: 'p' },
  SGD: { sign: 'S$', minorDigits: 2, land: 'SGP', small: '¢' },
  THB: { sign: '฿', minorDigits: 2, land: 'THA' },
  VND: { sign: '₫', minorDigits: 0, land: 'VNM' },
  PHP: { sign: '₱', minorDigits: 2, land: 'PHL' },
} as const satisfies Record<Currency, Writing>;

const PLAIN: Writing = { sign: '', minorDigits: 0, land: '' };

/** The writing of a currency code; a code we do not know is written with its code. */
export function writingOf(currency: string): Writing {
  return (
    (CURRENCY_WRITING as Record<string, Writing>)[currency] ?? {
      ...PLAIN,
      sign: `${currency} `,
      land: currency,
    }
  );
}
