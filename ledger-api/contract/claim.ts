// Claims as their holder and the operator see them, with the evidence that the books attach by themselves.
import { z } from 'zod';
import { DepositId, Instant, KioskId, Uuid } from './ids.ts';
import { Currency, MinorText, PositiveMinorText } from './money.ts';
import { someLines } from './text.ts';

export const ClaimKind = z.enum(['miscount', 'wrong-number', 'not-mine']);

export const ClaimRequest = z
  .strictObject({
    kind: ClaimKind,
    depositId: DepositId.optional(),
    /** Ten characters of the receipt, as read aloud. */
    receiptCode: z.string().min(10).max(20).optional(),
    text: someLines(2_000),
  })
  .refine((claim) => claim.depositId !== undefined || claim.receiptCode !== undefined, {
    message: 'a claim names a deposit or the code of its receipt',
  });

export const Evidence = z.strictObject({
  kioskId: KioskId,
  kioskName: z.string(),
  state: z.string(),
  openedAt: Instant,
  closedAt: Instant.optional(),
  /** Every face of the deposit. */
  coins: z.array(z.strictObject({ currency: z.string(), faceMinor: MinorText, count: z.int() })),
  /** First and last journal record of its coins, and the signed batches that hold them. */
  records: z.strictObject({ kioskEpoch: z.int(), firstSeq: z.int(), lastSeq: z.int() }).optional(),
  batches: z.array(
    z.strictObject({ kioskEpoch: z.int(), batchSeq: z.int(), batchHash: z.string() }),
  ),
  /** What the kiosk reported around that time: jams, gaps, lost credits. */
  events: z.array(z.strictObject({ at: Instant, kind: z.string(), text: z.string() })),
  /** The approved tables of its acceptors. */
  coinTables: z.array(
    z.strictObject({
      acceptorId: z.string(),
      number: z.int(),
      approvedBy: z.string(),
      approvedAt: Instant,
    }),
  ),
  rateCards: z.array(z.int()),
});
export type Evidence = z.infer<typeof Evidence>;

export const ClaimView = z.strictObject({
  id: Uuid,
  kind: ClaimKind,
  state: z.enum(['open', 'accepted', 'refused']),
  depositId: DepositId.optional(),
  receiptCode: z.string().optional(),
  /** The claimant's own words. */
  text: z.string(),
  filedAt: Instant,
  /** When it is answered at the latest. */
  dueAt: Instant,
  decidedAt: Instant.optional(),
  answer: z.string().optional(),
  /** Left out where the deposit is not the claimant's. */
  evidence: Evidence.optional(),
});
export type ClaimView = z.infer<typeof ClaimView>;

export const Claims = z.strictObject({ claims: z.array(ClaimView), next: z.string().optional() });
export type Claims = z.infer<typeof Claims>;

const answer = someLines(1_000);

/** What the operator decides; `answer` is told to the claimant. */
export const ClaimDecision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('refuse'), answer }),
  z.strictObject({
    decision: z.literal('credit-coins'),
    answer,
    /** Where the claim names only a receipt. */
    depositId: DepositId.optional(),
    coins: z
      .array(
        z.strictObject({
          currency: Currency,
          faceMinor: PositiveMinorText.refine((text) => BigInt(text) <= 10n ** 9n, 'is no coin'),
          count: z.int().min(1).max(3_000),
        }),
      )
      .min(1)
      .max(50),
  }),
  z.strictObject({
    decision: z.literal('move-deposit'),
    answer,
    depositId: DepositId.optional(),
    /** For *not mine*: the claim of whoever misses these coins. */
    rightClaimId: Uuid.optional(),
  }),
]);
export type ClaimDecision = z.infer<typeof ClaimDecision>;
