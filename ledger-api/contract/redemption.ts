// What a till sends and sees: codes, redemptions, captures and refunds. Points are text of whole points.
import { z } from 'zod';
import { Instant, RedemptionId } from './ids.ts';
import { MinorText, PositiveMinorText } from './money.ts';

export const CodeRequest = z.strictObject({
  /** Above it the holder is asked on the phone; 30,000 P unless said otherwise. */
  ceiling: PositiveMinorText.optional(),
});

export const CodeAnswer = z.strictObject({
  /** Eight digits, for typing. */
  code: z.string(),
  /** The text of the QR: 26 characters of Crockford's base 32. */
  qr: z.string(),
  ceiling: MinorText,
  expiresAt: Instant,
});

export const RedeemRequest = z.strictObject({
  /** Typed or scanned. */
  code: z.string().min(1).max(64),
  points: PositiveMinorText,
  /** The shop's own name for the sale: it names one redemption for ever. */
  orderId: z
    .string()
    .max(64)
    .regex(/^[^\p{C}]+$/u, 'must be visible characters'),
  /** True: taken at once. False: set aside, to be captured or voided later. */
  capture: z.boolean(),
  /** An authorisation lapses after 7 days, or sooner when the shop says so. */
  lapseAfterMinutes: z
    .int()
    .min(1)
    .max(7 * 24 * 60)
    .optional(),
});

export const RedemptionParams = z.strictObject({ id: RedemptionId });

export const RedemptionStatus = z.enum([
  'awaiting-holder',
  'authorised',
  'captured',
  'voided',
  'lapsed',
  'declined',
]);

export const RedemptionAnswer = z.strictObject({
  id: RedemptionId,
  orderId: z.string(),
  status: RedemptionStatus,
  /** What was asked for; of it captured, and of that refunded. */
  points: MinorText,
  captured: MinorText,
  refunded: MinorText,
  /** Whose points: the same holder has the same reference in this shop, and another one in every other. */
  memberRef: z.string(),
  at: Instant,
  /** When the question or the authorisation lapses. */
  lapsesAt: Instant.optional(),
});
export type RedemptionAnswer = z.infer<typeof RedemptionAnswer>;

export const RedemptionList = z.strictObject({
  redemptions: z.array(RedemptionAnswer),
  /** Opaque; left out on the last page. */
  next: z.string().optional(),
});
export type RedemptionList = z.infer<typeof RedemptionList>;

export const CaptureRequest = z.strictObject({
  /** Everything that was authorised, unless said otherwise; the rest goes back to the holder. */
  points: PositiveMinorText.optional(),
});

export const VoidRequest = z.strictObject({});

export const RefundRequest = z.strictObject({ points: PositiveMinorText });

/** A day of the shop's calendar. */
export const Day = z.iso.date();
