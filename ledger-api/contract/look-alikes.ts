// Coins of different currencies that acceptors have taken for each other. A list of known pairs, not a rule of diameters.
import type { Currency } from './money.ts';

type Coin = Readonly<{ currency: Currency; faceMinor: string }>;

export type LookAlikes = Readonly<{
  coins: readonly [Coin, Coin];
  /** What happened, for the operator who has to decide. */
  because: string;
}>;

const coin = (currency: Currency, faceMinor: string): Coin => ({ currency, faceMinor });

const PAIRS: readonly LookAlikes[] = [
  {
    coins: [coin('KRW', '500'), coin('JPY', '500')],
    because: 'both are 26.5 mm; drilled ₩500 coins passed for ¥500 in vending machines until 2000',
  },
  {
    coins: [coin('KRW', '100'), coin('PHP', '100')],
    because: 'both are 24 mm of copper and nickel; one has passed for the other',
  },
  {
    coins: [coin('USD', '25'), coin('PHP', '100')],
    because: 'a change machine has taken 1 peso for a quarter: same size, same milled rim',
  },
  {
    coins: [coin('EUR', '200'), coin('THB', '1000')],
    because: 'both are bimetallic, 26 mm and 8.5 g; European machines took 10 baht for €2 in 2002',
  },
  {
    coins: [coin('EUR', '200'), coin('PHP', '1000')],
    because: 'the bimetallic 10 peso has passed for €2',
  },
];

/** The pairs of the list of which both coins are among `coins`. */
export function lookAlikesAmong(coins: readonly Coin[]): readonly LookAlikes[] {
  const holds = (one: Coin): boolean =>
    coins.some((other) => other.currency === one.currency && other.faceMinor === one.faceMinor);
  return PAIRS.filter(({ coins: [one, other] }) => holds(one) && holds(other));
}

/** One pair as a sentence: both coins in minor units, and why they are on the list. */
export const inWords = ({ coins: [one, other], because }: LookAlikes): string =>
  `${one.currency} ${one.faceMinor} and ${other.currency} ${other.faceMinor} (minor units) look alike: ${because}.`;
