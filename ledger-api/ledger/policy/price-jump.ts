// Which rate cards one person may not publish alone: a price far from those that were in force.
import { type Fraction, fraction } from '../../contract/points.ts';
import type { RateCard, RateLine } from '../../contract/rate-card.ts';
import { isJump } from './told-rates.ts';

/** How many of the newest cards a price is compared with. */
export const COMPARED_CARDS_MAX = 50;
const COMPARED_MS = 24 * 60 * 60_000;

/**
 * True when a rate, or what a holder gets by it, is more than a tenth from one that was in force within a day, so that
 * many small steps are a large one; of a currency that was quoted before that, from its last quote. A currency that no
 * card has quoted jumps, too, except on the very first card. `cards` are the newest, newest first.
 */
export function doesPriceJump(
  rates: readonly RateLine[],
  cards: readonly RateCard[],
  nowMs: number,
): boolean {
  if (cards.length === 0) return false;
  return rates.some((line) => {
    const quotes = cards.flatMap((card) =>
      card.rates
        .filter(({ currency }) => currency === line.currency)
        .map((quote) => ({ quote, untilMs: Date.parse(card.validUntil) })),
    );
    const compared = quotes.filter(({ untilMs }, i) => i === 0 || untilMs > nowMs - COMPARED_MS);
    return compared.length === 0 || compared.some(({ quote }) => isFarFrom(quote, line));
  });
}

const isFarFrom = (before: RateLine, next: RateLine): boolean =>
  isJump(fraction(before.mid), fraction(next.mid)) || isJump(netOf(before), netOf(next));

/** What a holder gets for one minor unit. */
function netOf({ mid, spread }: RateLine): Fraction {
  const [gross, kept] = [fraction(mid), fraction(spread)];
  return { num: gross.num * (kept.den - kept.num), den: gross.den * kept.den };
}
