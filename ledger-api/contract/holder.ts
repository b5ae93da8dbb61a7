// What a holder sees and says of consents, notices, devices, statements and everything that is kept of them.
import { z } from 'zod';
import { Claims } from './claim.ts';
import { Gifts } from './gift.ts';
import { Instant, Uuid } from './ids.ts';
import { MinorText } from './money.ts';
import { HistoryEntry } from './wallet.ts';
import { BankAccounts, IdentityView, Withdrawals } from './withdrawal.ts';

export const ConsentKind = z.enum(['marketing', 'third-party', 'location']);

export const ConsentRequest = z.strictObject({
  kind: ConsentKind,
  /** Of the text that was read. */
  version: z.int().min(1),
  isGiven: z.boolean(),
});

export const ConsentView = z.strictObject({
  kind: ConsentKind,
  /** Of the text in force. */
  version: z.int(),
  /** True only for a yes to this version. */
  isGiven: z.boolean(),
  decidedAt: Instant.optional(),
  decidedVersion: z.int().optional(),
});
export const Consents = z.strictObject({ consents: z.array(ConsentView) });
export type Consents = z.infer<typeof Consents>;

export const NoticeView = z.strictObject({
  /** Counts up; a page ends at one. */
  number: z.int(),
  at: Instant,
  kind: z.string(),
  /** What the sentence needs: points, times, ids. */
  facts: z.record(z.string(), z.string()),
  readAt: Instant.optional(),
});
export const Notices = z.strictObject({
  notices: z.array(NoticeView),
  next: z.string().optional(),
});
export type Notices = z.infer<typeof Notices>;
export const NoticesReadRequest = z.strictObject({ upTo: z.int().min(1) });

export const DeviceView = z.strictObject({
  id: z.string(),
  signedInAt: Instant,
  lastSeenAt: Instant,
  /** The one that is asking. */
  isThis: z.boolean(),
});
export const Devices = z.strictObject({ devices: z.array(DeviceView) });
export type Devices = z.infer<typeof Devices>;

export const StatementMonth = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'is not a month such as 2026-11');

export const Statement = z.strictObject({
  month: StatementMonth,
  /** Where its days begin and end. */
  zone: z.string(),
  openingPoints: MinorText,
  closingPoints: MinorText,
  /** Oldest first; deposits that only wait change no balance. */
  entries: z.array(
    z.strictObject({
      at: Instant,
      day: z.string(),
      kind: z.string(),
      points: MinorText,
      balance: MinorText,
    }),
  ),
});
export type Statement = z.infer<typeof Statement>;

export const Export = z.strictObject({
  exportedAt: Instant,
  phone: z.string(),
  openedAt: Instant,
  points: z.strictObject({ available: MinorText, held: MinorText }),
  identity: IdentityView,
  bankAccounts: BankAccounts.shape.bankAccounts,
  lots: z.array(z.strictObject({ points: MinorText, expiresAt: Instant })),
  history: z.array(HistoryEntry),
  withdrawals: Withdrawals.shape.withdrawals,
  gifts: Gifts.shape.gifts,
  claims: Claims.shape.claims,
  consents: z.array(ConsentRequest.extend({ at: Instant })),
  notices: Notices.shape.notices,
  devices: Devices.shape.devices,
});
export type Export = z.infer<typeof Export>;

export const ClosingRequest = z.discriminatedUnion('remaining', [
  z.strictObject({ remaining: z.literal('refund'), bankAccountId: Uuid }),
  z.strictObject({ remaining: z.literal('donate') }),
]);
export type ClosingRequest = z.infer<typeof ClosingRequest>;

export const ClosingQuote = z.strictObject({
  /** What can be spent, and gifts that nobody took. */
  points: MinorText,
  /** In won, when it is paid out; a donation costs nothing. */
  feeMinor: MinorText,
  /** Coins, payments or claims are still under way: then it cannot be closed yet. */
  isBusy: z.boolean(),
});
export type ClosingQuote = z.infer<typeof ClosingQuote>;

export const ClosingAnswer = z.strictObject({
  refundedPoints: MinorText,
  feeMinor: MinorText,
  donatedPoints: MinorText,
});
export type ClosingAnswer = z.infer<typeof ClosingAnswer>;
