// Gifts as giver and receiver see them. Neither learns a number they did not know.
import { z } from 'zod';
import { Instant, Uuid } from './ids.ts';
import { MinorText, PositiveMinorText } from './money.ts';

export const GiftRequest = z.strictObject({
  phone: z.string().min(4).max(24),
  points: PositiveMinorText,
  /** What the receiver shall call the giver; words only, so that it carries no link and no number. */
  from: z
    .string()
    .trim()
    .min(1)
    .max(20)
    .regex(/^[\p{L}\p{M}\p{Emoji_Presentation} ]+$/u, 'must be words'),
});

export const GiftView = z.strictObject({
  id: Uuid,
  direction: z.enum(['given', 'received']),
  state: z.enum(['offered', 'accepted', 'cancelled', 'lapsed']),
  points: MinorText,
  /** Masked; only the giver sees whom it is for. */
  to: z.string().optional(),
  /** As the giver calls themselves; only the receiver needs it. */
  from: z.string().optional(),
  offeredAt: Instant,
  lapsesAt: Instant,
  resolvedAt: Instant.optional(),
});
export type GiftView = z.infer<typeof GiftView>;

export const Gifts = z.strictObject({ gifts: z.array(GiftView), next: z.string().optional() });
export type Gifts = z.infer<typeof Gifts>;
