// A budget of presents: how it stands, and one as it is typed.
import type { PromotionView } from '#ledger/contract/promotion.ts';

export type PromotionStanding = 'running' | 'spent' | 'over';

/** Over when its time has passed, spent when nothing is left of it. */
export function promotionStanding(promotion: PromotionView, nowMs: number): PromotionStanding {
  if (Date.parse(promotion.endsAt) <= nowMs) return 'over';
  return BigInt(promotion.grantedPoints) >= BigInt(promotion.fundedPoints) ? 'spent' : 'running';
}

/** What share of the budget is given, in whole percent, rounded down. */
export const givenPercent = ({ grantedPoints, fundedPoints }: PromotionView): number =>
  Number((BigInt(grantedPoints) * 100n) / BigInt(fundedPoints));

export type TypedPromotion = Readonly<{
  name: string;
  funded: string;
  share: string;
  /** `2026-12-31`, as a date field gives it. */
  lastDay: string;
}>;

/** The body of a proposal; it ends with its last day in the zone of the business. Undefined while something is missing. */
export function promotionBody(typed: TypedPromotion): object | undefined {
  const name = typed.name.trim();
  const [fundedPoints, perWalletPoints] = [points(typed.funded), points(typed.share)];
  if (name === '' || !fundedPoints || !perWalletPoints) return undefined;
  if (BigInt(perWalletPoints) > BigInt(fundedPoints)) return undefined;
  const endMs = Date.parse(`${typed.lastDay}T00:00:00.000+09:00`) + DAY_MS;
  if (!Number.isFinite(endMs)) return undefined;
  return { name, fundedPoints, perWalletPoints, endsAt: new Date(endMs).toISOString() };
}

/** Whole points above zero, thousands apart by commas if they were typed so. */
export function points(typed: string): string | undefined {
  const plain = typed.trim().replaceAll(',', '');
  return /^[1-9]\d{0,11}$/.test(plain) ? plain : undefined;
}

const DAY_MS = 86_400_000;
