// The operators' reports. Amounts are text of whole minor units, debit positive unless a name says otherwise.
import { z } from 'zod';
import { Instant, KioskId } from './ids.ts';
import { MinorText } from './money.ts';
import { digits } from './text.ts';

/** A position of the sealed log, or a moment: the last position before time had passed it. */
export const When = z.strictObject({
  position: digits.optional(),
  at: Instant.optional(),
});

const AccountName = z.string().regex(/^[a-z][\w:.-]{2,200}$/, 'is not the name of an account');

export const TrialBalance = z.strictObject({
  /** The last position it covers; left out when it tells of this moment. */
  position: z.int().optional(),
  rows: z.array(
    z.strictObject({ commodity: z.string(), kind: z.string(), balanceMinor: MinorText }),
  ),
  sums: z.array(
    z.strictObject({ commodity: z.string(), debitMinor: MinorText, creditMinor: MinorText }),
  ),
});

export const StatementQuery = z.strictObject({
  account: AccountName,
  cursor: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .optional(),
});

export const StatementLine = z.strictObject({
  position: z.int(),
  at: Instant,
  transferId: z.string(),
  template: z.string(),
  amountMinor: MinorText,
  balanceMinor: MinorText,
});

export const StatementPage = z.strictObject({
  account: z.string(),
  lines: z.array(StatementLine),
  next: z.string().optional(),
});

export const BalanceQuery = When.extend({ account: AccountName });
export const BalanceAnswer = z.strictObject({
  account: z.string(),
  /** The position at which it stood; left out when it tells of this moment. */
  position: z.int().optional(),
  balanceMinor: MinorText,
});

const Threshold = z.strictObject({
  amountWon: MinorText,
  maxWon: MinorText,
  standing: z.enum(['below', 'near', 'reached']),
});

export const LiabilityReport = z.strictObject({
  day: z.string(),
  outstanding: Threshold,
  issuedInYear: Threshold,
  waitingWon: MinorText,
  payableWon: MinorText,
  /** What has to be kept apart today, and what stands against it. */
  safeguardWon: MinorText,
  bankWon: MinorText,
  cashWon: MinorText,
  policyVersion: z.int(),
});

export const KioskCashReport = z.strictObject({
  kiosks: z.array(
    z.strictObject({
      kioskId: KioskId,
      name: z.string(),
      coins: z.array(
        z.strictObject({ currency: z.string(), faceMinor: MinorText, count: z.int() }),
      ),
      worthWon: MinorText,
      /** False when coins and accounts tell two stories: somebody has to look. */
      agrees: z.boolean(),
      /** Counted bags behind the next figure; with none, nothing is known of it. */
      collections: z.int(),
      miscountedPerMillion: z.int(),
      isDrifting: z.boolean(),
    }),
  ),
});

export const CoinHoursReport = z.strictObject({
  /** The beginning of the hour that the last count of each kiosk is of. */
  lastHour: Instant,
  kiosks: z.array(z.strictObject({ kioskId: KioskId, counts: z.array(z.int()) })),
});

export const CoinDaysReport = z.strictObject({
  /** The business day that the last count of each kiosk is of. */
  lastDay: z.string(),
  kiosks: z.array(z.strictObject({ kioskId: KioskId, counts: z.array(z.int()) })),
});

export const ExposureReport = z.strictObject({
  limitWon: MinorText,
  currencies: z.array(
    z.strictObject({
      currency: z.string(),
      heldMinor: MinorText,
      worthWon: MinorText,
      isOver: z.boolean(),
    }),
  ),
});

export const ExportQuery = z.strictObject({
  format: z.enum(['csv', 'json']).default('csv'),
  /** Of a statement. */
  account: AccountName.optional(),
});
export const ExportName = z.enum(['trial-balance', 'statement', 'bags', 'shipments', 'kiosk-cash']);
