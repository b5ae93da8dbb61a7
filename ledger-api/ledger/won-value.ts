// What coins are worth in won at a card's mid rate: for limits and reports, never for a holder's points.
import { roundHalfEven } from '../contract/points.ts';
import type { RateCard } from '../contract/rate-card.ts';
import type { Commodity } from './account.ts';
import { quoteFor } from './conversion.ts';
import { fraction } from '../contract/points.ts';

/** Won and points are worth themselves; a currency that the card does not quote is worth nothing yet. */
export function wonValueOf(
  commodity: Commodity,
  amountMinor: bigint,
  card: RateCard | undefined,
): bigint {
  if (commodity === 'KRW' || commodity === 'PTS') return amountMinor;
  const quote = quoteFor(commodity, card ? [card] : []);
  if (!quote) return 0n;
  const mid = fraction(quote.line.mid);
  return roundHalfEven({ num: amountMinor * mid.num, den: mid.den });
}
