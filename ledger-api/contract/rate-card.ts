// The rate card: what a foreign coin is worth in points today, published and signed by the ledger.
import { z } from 'zod';
import { Instant } from './ids.ts';
import { Currency } from './money.ts';

/** An exact rational: `num / den`, both whole numbers as text. */
export const Rational = z.strictObject({
  num: z.string().regex(/^\d{1,30}$/),
  den: z.string().regex(/^[1-9]\d{0,29}$/),
});
export type Rational = z.infer<typeof Rational>;

export const RateLine = z.strictObject({
  currency: Currency,
  /** Points per one minor unit, before the spread. */
  mid: Rational,
  /** The part of the mid rate that we keep: 45/1000 is 4.5 %. */
  spread: Rational,
  /**
   * No kiosk takes coins of it: we stand in more of it than we are willing to, or an operator says so. The rate still
   * tells what coins that were taken before are worth.
   */
  closed: z.enum(['exposure', 'operator']).optional(),
});
export type RateLine = z.infer<typeof RateLine>;

export const RateCard = z.strictObject({
  type: z.literal('rate-card'),
  /** Rises by one with each card. */
  number: z.int().min(1),
  validFrom: Instant,
  validUntil: Instant,
  policy: z.enum(['fixed-at-deposit', 'fixed-at-maturity']),
  /** True when the rates are samples for a demonstration; every screen says so. */
  sample: z.literal(true).optional(),
  rates: z.array(RateLine).max(12),
  kid: z.string(),
  signature: z.string(),
});
export type RateCard = z.infer<typeof RateCard>;
