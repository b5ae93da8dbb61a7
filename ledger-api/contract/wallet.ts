// What a wallet holder sees. Points and amounts are text of whole minor units.
import { z } from 'zod';
import { DepositId, Instant, RedemptionId } from './ids.ts';
import { MinorText } from './money.ts';

const CoinCount = z.strictObject({
  currency: z.string(),
  faceMinor: MinorText,
  count: z.int().min(1),
});

/** Points that one currency of a deposit will become, and when. */
const Maturing = z.array(
  z.strictObject({ currency: z.string(), maturesAt: Instant, points: MinorText }),
);

export const PendingDeposit = z.strictObject({
  id: DepositId,
  kioskName: z.string(),
  /** `open` while coins are being poured; `review` when a person has to look first. */
  state: z.enum(['open', 'closed', 'review']),
  at: Instant,
  /** When the last of it has waited long enough; a moving estimate while the deposit is open. */
  maturesAt: Instant,
  /** What waits, by currency; only where currencies wait until different moments. */
  maturing: Maturing.optional(),
  /** Points it will become at its pinned rate card (KRW 1:1). */
  points: MinorText,
  coins: z.array(CoinCount),
  /** Why a matured part still waits. */
  blocked: z.enum(['balance-cap', 'foreign-limit', 'review']).optional(),
});
export type PendingDeposit = z.infer<typeof PendingDeposit>;

/** A payment above its code's ceiling: the holder says yes or no before `until`. */
const AwaitingRedemption = z.strictObject({
  id: RedemptionId,
  shopName: z.string(),
  points: MinorText,
  until: Instant,
});

export const Wallet = z.strictObject({
  phone: z.string(),
  points: z.strictObject({
    available: MinorText,
    held: MinorText,
    /** What of `held` is set aside for what; left out when nothing is. */
    heldFor: z
      .array(
        z.strictObject({
          purpose: z.enum(['redemption', 'withdrawal', 'gift', 'review']),
          points: MinorText,
        }),
      )
      .optional(),
  }),
  pending: z.strictObject({ points: MinorText, deposits: z.array(PendingDeposit) }),
  /** Payments that wait for the holder's word; left out while there are none. */
  awaiting: z.array(AwaitingRedemption).optional(),
  /** Rises with each change of this wallet; the id of the stream's events. */
  version: z.int().min(0),
});
export type Wallet = z.infer<typeof Wallet>;

export const HistoryEntry = z.strictObject({
  id: z.string(),
  at: Instant,
  kind: z.enum([
    'deposit',
    'matured',
    'correction',
    // What shops and time do.
    'payment',
    'refund',
    'expired',
    // What holders do besides looking and paying.
    'withdrawal',
    'withdrawal-returned',
    'gift-sent',
    'gift-returned',
    'gift-received',
    'reserved',
    'released',
    'promotion',
    'closed',
  ]),
  depositId: DepositId.optional(),
  /** What else the entry is about: a redemption, a withdrawal, a gift, a claim. */
  subject: z.strictObject({ kind: z.string(), id: z.string() }).optional(),
  shopName: z.string().optional(),
  kioskName: z.string().optional(),
  /** Points added (positive) or taken (negative); for a deposit the points it will become. */
  points: MinorText,
  state: z.enum(['open', 'closed', 'review', 'matured']).optional(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const History = z.strictObject({
  entries: z.array(HistoryEntry),
  /** Opaque; left out on the last page. */
  next: z.string().optional(),
});
export type History = z.infer<typeof History>;

export const DepositCoin = z.strictObject({
  /** The record's number in the kiosk's journal, and the device's own credit number. */
  seq: z.int().min(1),
  creditSeq: z.string(),
  at: Instant,
  currency: z.string(),
  faceMinor: MinorText,
});

export const DepositDetail = z.strictObject({
  id: DepositId,
  kioskName: z.string(),
  state: z.enum(['open', 'closed', 'review', 'matured']),
  openedAt: Instant,
  closedAt: Instant.optional(),
  /** When the last of it has waited long enough. */
  maturesAt: Instant,
  maturing: Maturing.optional(),
  points: MinorText,
  totals: z.array(z.strictObject({ currency: z.string(), amountMinor: MinorText, count: z.int() })),
  coins: z.array(DepositCoin),
});
export type DepositDetail = z.infer<typeof DepositDetail>;

export const OtpRequest = z.strictObject({ phone: z.string().min(4).max(24) });
export const SignInRequest = z.strictObject({
  phone: z.string().min(4).max(24),
  code: z.string().min(1).max(12),
});
/** Both codes change the number at once. */
export const PhoneChangeConfirmation = z.strictObject({
  phone: z.string().min(4).max(24),
  newCode: z.string().min(1).max(12),
  oldCode: z.string().min(1).max(12).optional(),
});

export const SignInAnswer = z.strictObject({
  /** Absent with `X-Client: web`: the token then travels as a cookie. */
  token: z.string().optional(),
  expiresAt: Instant,
});
