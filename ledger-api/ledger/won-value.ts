// What coins are worth in won at a card's mid rate: for limits and reports, never for a holder's points.
import { fraction, roundHalfEven } from '../contract/points.ts';
import type { RateCard } from '../contract/rate-card.ts';
import type { Commodity } from './account.ts';
import { quoteFor } from './conversion.ts';
import type { CoinCount } from './deposit.ts';

/**
 * Won and points are worth themselves; a currency that no card quotes is worth nothing yet. Of several cards the newest
 * that quotes it decides.
 */
export function wonValueOf(
  commodity: Commodity,
  amountMinor: bigint,
  cards: RateCard | readonly RateCard[] | undefined,
): bigint {
  if (commodity === 'KRW' || commodity === 'PTS') return amountMinor;
  const quote = quoteFor(commodity, [cards ?? []].flat());
  if (!quote) return 0n;
  const mid = fraction(quote.line.mid);
  return roundHalfEven({ num: amountMinor * mid.num, den: mid.den });
}

/** True for what `wonValueOf` can value: won, points, and what the card quotes. */
export const hasWonValue = (commodity: Commodity, card: RateCard | undefined): boolean =>
  commodity === 'KRW' ||
  commodity === 'PTS' ||
  quoteFor(commodity, card ? [card] : []) !== undefined;

/** All of these coins together. */
export const wonValueOfCoins = (
  coins: readonly CoinCount[],
  cards: RateCard | readonly RateCard[] | undefined,
): bigint =>
  coins.reduce(
    (sum, { currency, faceMinor, count }) =>
      sum + wonValueOf(currency, faceMinor * BigInt(count), cards),
    0n,
  );
