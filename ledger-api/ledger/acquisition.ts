// What a matured transfer brought into a foreign position: so many coins at so many gross points.
import type { Currency } from '../contract/money.ts';
import { position } from './account.ts';
import type { Transfer } from './transfer.ts';

export type Acquisition = Readonly<{
  transferId: string;
  currency: Currency;
  amountMinor: bigint;
  grossPoints: bigint;
}>;

/** The acquisition of a maturity (template 6) or of foreign coins nobody claimed (25); nothing for won. */
export function acquisitionOf(made: Transfer): Acquisition | undefined {
  const coins = made.postings.find(
    (leg) =>
      leg.account.startsWith('position:') && leg.commodity !== 'PTS' && leg.commodity !== 'KRW',
  );
  const points = made.postings.find((leg) => leg.account === position('PTS'));
  if (!coins || coins.commodity === 'PTS') return undefined;
  return {
    transferId: made.id,
    currency: coins.commodity,
    amountMinor: -coins.amountMinor,
    // Coins of less than half a point cost nothing.
    grossPoints: points?.amountMinor ?? 0n,
  };
}
