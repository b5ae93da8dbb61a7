// Where mid rates come from when no operator types them: a port, so that the books know nothing of who tells.
import type { Currency } from '../contract/money.ts';
import type { Rational } from '../contract/rate-card.ts';

export type ToldRates = Readonly<{
  /** When they were true. */
  atMs: number;
  /** Points per minor unit, exact. */
  mids: ReadonlyMap<Currency, Rational>;
}>;

export type RateSource = Readonly<{ ask(): Promise<ToldRates | 'unavailable'> }>;
