// Promotions: a budget that two people fund, and grants out of it.
import { z } from 'zod';
import { Instant, Uuid } from './ids.ts';
import { MinorText, PositiveMinorText } from './money.ts';
import { oneLine } from './text.ts';

export const NewPromotion = z.strictObject({
  name: oneLine(60),
  fundedPoints: PositiveMinorText,
  perWalletPoints: PositiveMinorText,
  endsAt: Instant,
});
export type NewPromotion = z.infer<typeof NewPromotion>;

export const PromotionView = z.strictObject({
  id: Uuid,
  name: z.string(),
  fundedPoints: MinorText,
  grantedPoints: MinorText,
  perWalletPoints: MinorText,
  endsAt: Instant,
});
export type PromotionView = z.infer<typeof PromotionView>;

export const Promotions = z.strictObject({
  promotions: z.array(PromotionView),
  next: z.string().optional(),
});

export const GrantRequest = z.strictObject({
  phone: z.string().min(4).max(24),
  points: PositiveMinorText,
});
