// What the coins of a changer are worth, from its answer to SETUP (09): country, scaling and decimals to exact minor units.
import type { CoinValue } from '../coin.ts';

export type CoinType = Readonly<{
  /** Type 0 is position 1 of the coin table. */
  position: number;
  /**
   * `KRW500`: currency and minor units. Where the changer names a country instead of a currency,
   * `0001.25x5e-2`: its code, type value, scaling and decimals. `TOKEN` is no money.
   */
  coinId: string;
  /** What the changer says that the coin is worth; undefined where it does not name the currency. */
  value: CoinValue | undefined;
}>;

export type Setup = Readonly<{
  /** 2, or 3 for changers that can identify themselves. */
  level: number;
  /** Index 0 is type 0; undefined where the changer has no coin. */
  coinTypes: readonly (CoinType | undefined)[];
}>;

export const COIN_TYPES = 16;
const TOKEN_VALUE = 0xff;
const LEVELS: readonly number[] = [2, 3];
const DECIMALS_MAX = 4;

/** Reads the 23 bytes of SETUP; undefined when they cannot be those of a changer. */
export function readSetup(bytes: Uint8Array): Setup | undefined {
  const [level = 0, high = 0, low = 0, scaling = 0, decimals = 0] = bytes;
  const country = Buffer.from([high, low]).toString('hex');
  if (!LEVELS.includes(level) || !/^[01]\d{3}$/.test(country)) return undefined;
  if (scaling === 0 || decimals > DECIMALS_MAX) return undefined;
  const typeValues = [...bytes.subarray(7, 7 + COIN_TYPES)];
  const coinTypes = typeValues.map((typeValue, type): CoinType | undefined => {
    const position = type + 1;
    if (typeValue === 0) return undefined;
    // FF is no 255 times the scaling but a token.
    if (typeValue === TOKEN_VALUE) return { position, coinId: 'TOKEN', value: undefined };
    const value = valueOf(country, typeValue * scaling, decimals);
    const coinId = value
      ? `${value.currency}${value.faceMinor}`
      : `${country}.${typeValue}x${scaling}e-${decimals}`;
    return { position, coinId, value };
  });
  return { level, coinTypes };
}

/** A first digit 1 is followed by a number of ISO 4217, a first digit 0 by a telephone code, which is no currency. */
function valueOf(country: string, amount: number, decimals: number): CoinValue | undefined {
  const currency = country.startsWith('1') ? CURRENCIES[country.slice(1)] : undefined;
  if (!currency) return undefined;
  const scaled = BigInt(amount) * 10n ** BigInt(currency.minorDigits);
  const unit = 10n ** BigInt(decimals);
  // Less than the smallest unit of the currency: no coin that we could name.
  if (scaled % unit !== 0n) return undefined;
  return { currency: currency.code, faceMinor: scaled / unit };
}

/** ISO 4217: numeric code, letters, digits after the point. The twelve that a kiosk may take. */
const CURRENCIES: Readonly<Record<string, { code: string; minorDigits: number }>> = {
  '156': { code: 'CNY', minorDigits: 2 },
  '344': { code: 'HKD', minorDigits: 2 },
  '392': { code: 'JPY', minorDigits: 0 },
  '410': { code: 'KRW', minorDigits: 0 },
  '608': { code: 'PHP', minorDigits: 2 },
  '702': { code: 'SGD', minorDigits: 2 },
  '704': { code: 'VND', minorDigits: 0 },
  '764': { code: 'THB', minorDigits: 2 },
  '826': { code: 'GBP', minorDigits: 2 },
  '840': { code: 'USD', minorDigits: 2 },
  '901': { code: 'TWD', minorDigits: 2 },
  '978': { code: 'EUR', minorDigits: 2 },
};
