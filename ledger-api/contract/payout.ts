// What operators see and say of withdrawals: files for the bank, and what the bank answers.
import { z } from 'zod';
import { Instant, Uuid } from './ids.ts';
import { MinorText } from './money.ts';
import { WithdrawalView } from './withdrawal.ts';
import { oneLine } from './text.ts';

export const PayoutView = WithdrawalView.omit({ accountNumber: true, bankCode: true }).extend({
  fileId: Uuid.optional(),
});
export type PayoutView = z.infer<typeof PayoutView>;

export const Payouts = z.strictObject({
  withdrawals: z.array(PayoutView),
  next: z.string().optional(),
});

export const PaymentFileView = z.strictObject({
  id: Uuid,
  madeAt: Instant,
  madeBy: z.string(),
  paymentsCount: z.int(),
  totalMinor: MinorText,
});
export type PaymentFileView = z.infer<typeof PaymentFileView>;

export const PaymentFiles = z.strictObject({
  paymentFiles: z.array(PaymentFileView),
  next: z.string().optional(),
});

export const StatusReportRequest = z.strictObject({
  format: z.enum(['pain.002', 'csv']),
  /** The report as the bank wrote it. */
  text: z.string().min(1).max(4_000_000),
});

export const StatusReportAnswer = z.strictObject({
  /** Withdrawals whose state changed, and how many were said before. */
  changed: z.int(),
  repeated: z.int(),
  /** Payments that the bank still works on. */
  underWay: z.int(),
  /** What a person has to look at: the reference as the bank wrote it, and why. */
  problems: z.array(
    z.strictObject({
      reference: z.string(),
      problem: z.enum(['not-found', 'not-sent', 'contradiction']),
    }),
  ),
});
export type StatusReportAnswer = z.infer<typeof StatusReportAnswer>;

export const PayoutAnswerRequest = z.strictObject({
  state: z.enum(['paid', 'failed']),
  reason: oneLine(140),
});

export const RefusalRequest = z.strictObject({ reason: oneLine(140) });
