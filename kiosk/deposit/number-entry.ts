// The phone number while it is typed: digits and a country, nothing that knows whether the number is right.

export type Country = Readonly<{ country: string; callingCode: string }>;

export type NumberEntry = Readonly<{
  /** National digits as typed. */
  digits: string;
  country: string;
  error?: NumberError;
}>;

export type NumberError = 'not-a-mobile-number' | 'no-ledger-key';

/** Countries of the currencies we take, Korea first; for the euro its four most populous. */
export const COUNTRIES: readonly Country[] = [
  { country: 'KR', callingCode: '+82' },
  { country: 'US', callingCode: '+1' },
  { country: 'JP', callingCode: '+81' },
  { country: 'CN', callingCode: '+86' },
  { country: 'HK', callingCode: '+852' },
  { country: 'TW', callingCode: '+886' },
  { country: 'GB', callingCode: '+44' },
  { country: 'SG', callingCode: '+65' },
  { country: 'TH', callingCode: '+66' },
  { country: 'VN', callingCode: '+84' },
  { country: 'PH', callingCode: '+63' },
  { country: 'DE', callingCode: '+49' },
  { country: 'FR', callingCode: '+33' },
  { country: 'IT', callingCode: '+39' },
  { country: 'ES', callingCode: '+34' },
];

/** E.164 allows fifteen digits; a national prefix may come on top, and no number needs both. */
const DIGITS_MAX = 15;
/** Shorter numbers are no mobile numbers anywhere in the list; Korea's have ten or eleven digits. */
const DIGITS_MIN = 7;
const KOREAN_DIGITS_MIN = 10;

export const EMPTY_ENTRY: NumberEntry = { digits: '', country: 'KR' };

/** One more digit; a full entry stays as it is. */
export const withDigit = (entry: NumberEntry, digit: string): NumberEntry =>
  entry.digits.length >= DIGITS_MAX
    ? entry
    : { digits: entry.digits + digit, country: entry.country };

/** The last digit taken back. */
export const withoutLastDigit = (entry: NumberEntry): NumberEntry => ({
  digits: entry.digits.slice(0, -1),
  country: entry.country,
});

/** Another country; the digits stay. A country outside the list changes nothing. */
export const withCountry = (entry: NumberEntry, country: string): NumberEntry =>
  COUNTRIES.some((known) => known.country === country) ? { digits: entry.digits, country } : entry;

/** Enough digits to try. */
export const canConfirm = ({ digits, country }: NumberEntry): boolean =>
  digits.length >= (country === 'KR' ? KOREAN_DIGITS_MIN : DIGITS_MIN);

/** `+82` for KR. */
export const callingCodeOf = (country: string): string =>
  COUNTRIES.find((known) => known.country === country)?.callingCode ?? '+82';
