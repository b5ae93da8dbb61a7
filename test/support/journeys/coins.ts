// The coins that are poured in journeys, and what they are worth: to the kiosk, to the ledger, and in points.
import { exactPoints, roundHalfEven } from '#ledger/contract/points.ts';
import { RateCard } from '#ledger/contract/rate-card.ts';
import type { DemoHouse } from '../../../scripts/faults/demo-house.ts';
import type { Balances } from './books.ts';

/** ₩800 and a quarter of a dollar. */
export const HANDFUL = ['KR500A', 'KR100A 3', 'US025A'] as const;

/** What a handful moves, until it matures. */
export const HANDFUL_BOOKED: Balances = {
  'cash:kiosk KRW': 800n,
  'dep:pending KRW': -800n,
  'cash:kiosk USD': 25n,
  'dep:pending USD': -25n,
};

/** The points of a handful, by the signed rate card in force. */
export async function handfulInPoints(house: DemoHouse): Promise<bigint> {
  const answer = await fetch(new URL('/v1/rate-card', house.walletUrl));
  const card = RateCard.parse(await answer.json());
  const line = card.rates.find(({ currency }) => currency === 'USD')!;
  return 800n + roundHalfEven(exactPoints(25n, line).net);
}

/** Drops coins one after another, `KR100A 3` three of a kind; each has to be accepted. */
export async function pour(house: DemoHouse, coins: readonly string[]): Promise<void> {
  for (const coin of coins) {
    const answer = await house.emulate(`coin ${coin}`);
    if (answer['outcome'] !== 'accepted') throw new Error(`${coin}: ${JSON.stringify(answer)}`);
  }
}
