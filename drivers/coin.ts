// What a coin is worth: a currency and whole minor units, and nothing about kiosks or ledgers.

/** ISO 4217 code in capitals, such as `KRW`. */
export type CurrencyCode = string;

/** The face of one coin: 500n KRW is ₩500, 25n USD is 25 cents. */
export type CoinValue = Readonly<{ currency: CurrencyCode; faceMinor: bigint }>;
