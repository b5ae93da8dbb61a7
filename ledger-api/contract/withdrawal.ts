// What a holder sees and says of withdrawals, bank accounts and their identity.
import { z } from 'zod';
import { Instant, Uuid } from './ids.ts';
import { MinorText, PositiveMinorText } from './money.ts';

export const BankAccountView = z.strictObject({
  id: Uuid,
  bankCode: z.string(),
  /** Masked: enough to recognise one's own. */
  number: z.string(),
});
export type BankAccountView = z.infer<typeof BankAccountView>;

export const BankAccountRequest = z.strictObject({
  /** Of the clearing institute, three digits. */
  bankCode: z.string().regex(/^\d{3}$/, 'is not a bank code of three digits'),
  /** Digits; dashes and spaces are taken out. */
  accountNumber: z
    .string()
    .max(40)
    .transform((text) => text.replaceAll(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{8,16}$/, 'is not an account number of 8 to 16 digits')),
});

export const BankAccounts = z.strictObject({ bankAccounts: z.array(BankAccountView) });

export const WithdrawalRequest = z.strictObject({ points: PositiveMinorText, bankAccountId: Uuid });

export const WithdrawalView = z.strictObject({
  id: Uuid,
  state: z.enum(['requested', 'sent', 'paid', 'failed', 'unknown']),
  points: MinorText,
  /** Kept by us, and what reaches the bank; in won. */
  feeMinor: MinorText,
  payoutMinor: MinorText,
  /** Bank and masked number; left out when the wallet was closed. */
  bankCode: z.string().optional(),
  accountNumber: z.string().optional(),
  requestedAt: Instant,
  sentAt: Instant.optional(),
  answeredAt: Instant.optional(),
  reason: z.string().optional(),
});
export type WithdrawalView = z.infer<typeof WithdrawalView>;

export const Withdrawals = z.strictObject({
  /** What a withdrawal costs now. */
  terms: z.strictObject({ policyVersion: z.int(), minimumPoints: MinorText, feeMinor: MinorText }),
  withdrawals: z.array(WithdrawalView),
  next: z.string().optional(),
});
export type Withdrawals = z.infer<typeof Withdrawals>;

export const IdentityRequest = z.strictObject({
  name: z
    .string()
    .trim()
    .min(2)
    .max(40)
    .regex(/^[\p{L}\p{M} .'-]+$/u, 'is not a name'),
  birthDate: z.string().regex(/^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
});

export const IdentityView = z.strictObject({
  tier: z.union([z.literal(1), z.literal(2)]),
  verifiedAt: Instant.optional(),
  balanceCap: MinorText,
  foreignDaily: MinorText,
});
export type IdentityView = z.infer<typeof IdentityView>;
