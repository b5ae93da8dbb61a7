// What a coin identifier (header 184) seems to say. Only for proposing a coin table to a person, never for money:
// makers disagree about the unit, so that `KR500A` is 500 won to one and 5 won to another.
import type { CurrencyCode } from '../coin.ts';

export type CoinIdReading =
  | {
      reads: 'coin';
      currency: CurrencyCode;
      /** What it may be worth in minor units, the likeliest first; a test coin decides. */
      faceMinors: readonly bigint[];
      /** The mint issue, `A` first. */
      issue: string;
    }
  /** The position holds no coin. */
  | { reads: 'empty' }
  /** A token, or a coin that was taught to the device; its digits are no value. */
  | { reads: 'token' }
  /** Not of the form that the specification gives, or a currency that no kiosk takes: ask the operator. */
  | { reads: 'unknown' };

/** `C C V V V I`: country, value, mint issue — Generic Specification 4.7, part 3, appendices 3 and 10 §7.7. */
const COIN_ID = /^([A-Z]{2})([0-9.mKMG]{3})([A-Z])$/;
const EMPTY = /^\.*$/;
const TOKEN = /^TK|^token/i;

type Country = Readonly<{
  currency: CurrencyCode;
  minorDigits: 0 | 2;
  /** The specification's own examples show that the unit is the hundredth. */
  isHundredthSure?: true;
}>;

/** KP is North Korea, whose coins we do not take. */
const COUNTRIES: Readonly<Record<string, Country>> = {
  KR: { currency: 'KRW', minorDigits: 0 },
  JP: { currency: 'JPY', minorDigits: 0 },
  VN: { currency: 'VND', minorDigits: 0 },
  US: { currency: 'USD', minorDigits: 2, isHundredthSure: true },
  EU: { currency: 'EUR', minorDigits: 2, isHundredthSure: true },
  GB: { currency: 'GBP', minorDigits: 2, isHundredthSure: true },
  CN: { currency: 'CNY', minorDigits: 2 },
  HK: { currency: 'HKD', minorDigits: 2 },
  TW: { currency: 'TWD', minorDigits: 2 },
  SG: { currency: 'SGD', minorDigits: 2 },
  TH: { currency: 'THB', minorDigits: 2 },
  PH: { currency: 'PHP', minorDigits: 2 },
};

/** Reads an identifier by the rule of the specification; never throws, never guesses at other text. */
export function readCoinId(text: string): CoinIdReading {
  if (EMPTY.test(text.trim())) return { reads: 'empty' };
  if (TOKEN.test(text)) return { reads: 'token' };
  const [, code = '', digits = '', issue = ''] = COIN_ID.exec(text) ?? [];
  const country = COUNTRIES[code];
  const thousandths = readThousandths(digits);
  if (!country || thousandths === undefined) return { reads: 'unknown' };
  const faceMinors = possibleValues(thousandths, country);
  if (faceMinors.length === 0) return { reads: 'unknown' };
  return { reads: 'coin', currency: country.currency, faceMinors, issue };
}

/** Thousandths of the country's unit. A letter stands in the place of the decimal point and multiplies. */
function readThousandths(digits: string): bigint | undefined {
  const [, before = '', letter = '.', after = ''] = /^(\d*)([.mKMG]?)(\d*)$/.exec(digits) ?? [];
  if (before + after === '') return undefined;
  const total = BigInt(before + after) * THOUSANDTHS[letter || '.']!;
  const parts = 10n ** BigInt(letter === '' ? 0 : after.length);
  return total > 0n && total % parts === 0n ? total / parts : undefined;
}

const THOUSANDTHS: Readonly<Record<string, bigint>> = {
  m: 1n,
  '.': 1_000n,
  K: 1_000_000n,
  M: 1_000_000_000n,
  G: 1_000_000_000_000n,
};

/** The usual unit first, then the other one that makers are known to count in; only what makes whole minor units. */
function possibleValues(
  thousandths: bigint,
  { minorDigits, isHundredthSure }: Country,
): readonly bigint[] {
  // Won, yen and dong may be counted in hundredths that do not circulate; the others in whole dollars.
  const other = minorDigits === 0 ? thousandths : thousandths * 100n * 100n;
  const hundredThousandths = [thousandths * 100n, ...(isHundredthSure ? [] : [other])];
  return hundredThousandths.filter((value) => value % 100_000n === 0n).map((v) => v / 100_000n);
}
