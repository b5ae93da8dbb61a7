// From a foreign amount to points: exact rationals, rounded once, with everything needed to recompute it.
import type { Currency } from '../contract/money.ts';
import { exactPoints, type Fraction, roundHalfEven } from '../contract/points.ts';
import type { RateCard, RateLine } from '../contract/rate-card.ts';
import type { ConversionText } from './transfer.ts';

/** Raised when the rule of conversion itself changes; stamped on each conversion. */
const CONVERSION_POLICY_VERSION = 1;

/** A line of a card with the card's number and policy: what one currency is worth. */
export type Quote = Readonly<{
  cardNumber: number;
  policy: RateCard['policy'];
  line: RateLine;
}>;

export type Conversion = Readonly<{
  amountMinor: bigint;
  quote: Quote;
  grossExact: Fraction;
  netExact: Fraction;
  /** Points before and after the spread; the difference is income of its own. */
  grossPoints: bigint;
  netPoints: bigint;
}>;

/** The quote of the newest of `cards` that names this currency. */
export function quoteFor(currency: Currency, cards: readonly RateCard[]): Quote | undefined {
  return cards
    .toSorted((a, b) => b.number - a.number)
    .flatMap(({ number, policy, rates }) =>
      rates
        .filter((line) => line.currency === currency)
        .map((line) => ({ cardNumber: number, policy, line })),
    )[0];
}

/** Gross and net points of `amountMinor` at this quote, each rounded once, half to even. */
export function convert(amountMinor: bigint, quote: Quote): Conversion {
  const { gross, net } = exactPoints(amountMinor, quote.line);
  return {
    amountMinor,
    quote,
    grossExact: gross,
    netExact: net,
    grossPoints: roundHalfEven(gross),
    netPoints: roundHalfEven(net),
  };
}

/** The conversion as text, for the log. */
export const conversionText = (made: Conversion): ConversionText => ({
  amountMinor: String(made.amountMinor),
  cardNumber: made.quote.cardNumber,
  policy: made.quote.policy,
  policyVersion: CONVERSION_POLICY_VERSION,
  grossExact: rationalText(made.grossExact),
  netExact: rationalText(made.netExact),
  gross: String(made.grossPoints),
  net: String(made.netPoints),
});

const rationalText = ({ num, den }: Fraction) => ({ num: String(num), den: String(den) });
