// What operators read and send about bags, shipments, exchanges, adjustments, coins in doubt and reviews.
import { z } from 'zod';
import { DepositId, Instant, KioskId, WalletId } from './ids.ts';
import { Currency, MinorText, PositiveMinorText } from './money.ts';
import { oneLine } from './text.ts';

const Count = z.int().min(0).max(1_000_000);
const Id = z.string().regex(/^[\w-]{1,60}$/, 'is not an id');
export const IdParams = z.strictObject({ id: Id });
/** Transfers are named by the command that made them. */
const TransferName = z.string().regex(/^[ -~]{1,300}$/, 'is not the name of a transfer');
const UnsignedMinorText = MinorText.refine((text) => BigInt(text) >= 0n, 'must not be below zero');
/** Beyond any coin, bag or order; keeps sums far from 64 bits. */
const Amount = PositiveMinorText.refine((text) => BigInt(text) <= 10n ** 15n, 'is too large');
const Fee = UnsignedMinorText.refine((text) => BigInt(text) <= 10n ** 15n, 'is too large');
const BankAccountId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .refine((id) => id !== 'clearing', 'is the name of another account')
  .default('main');

// ── bags ──

export const CutOff = z.strictObject({ kioskEpoch: z.int().min(1), seq: z.int().min(0) });

export const NewBag = z.strictObject({
  kioskId: KioskId,
  sealNumber: oneLine(40),
  /** Left out: the last record with which the kiosk told that its cashbox was taken out. */
  cutOff: CutOff.optional(),
});

export const WithdrawnBag = z.strictObject({ id: Id, sealNumber: z.string(), cutOff: CutOff });

export const CountedFace = z.strictObject({
  currency: Currency,
  faceMinor: PositiveMinorText.refine((text) => BigInt(text) <= 10n ** 9n, 'is no coin'),
  good: Count,
  counterfeit: Count.default(0),
});

export const NewCount = z.strictObject({ faces: z.array(CountedFace).max(200) });

export const CountAnswer = z.strictObject({
  /** `waiting` for a second person, `differs` from what another counted, or `agreed` and booked. */
  result: z.enum(['waiting', 'differs', 'agreed']),
});

export const BagEntry = z.strictObject({
  id: Id,
  kioskId: KioskId,
  sealNumber: z.string(),
  /** What was typed at the kiosk, where that is another seal. */
  kioskSealNumber: z.string().optional(),
  cutOff: CutOff,
  state: z.enum(['waiting', 'sealed', 'counted']),
  openedAt: Instant,
  openedBy: z.string(),
  sealedAt: Instant.optional(),
  countedAt: Instant.optional(),
  countedBy: z.array(z.string()),
  /** Told once it is counted: who counts must not know. */
  expected: z
    .array(z.strictObject({ currency: Currency, faceMinor: MinorText, count: z.int() }))
    .optional(),
  counted: z.array(CountedFace).optional(),
});
export type BagEntry = z.infer<typeof BagEntry>;

// ── the bank ──

export const NewShipment = z.strictObject({ currency: Currency, amountMinor: Amount });
export const NewLodging = z.strictObject({
  amountMinor: Amount,
  feeMinor: Fee.default('0'),
  bankAccountId: BankAccountId,
});
export const NewExchange = z.strictObject({
  shipmentId: Id,
  amountMinor: Amount,
  /** What the bank paid in won, before its fee. */
  wonMinor: Amount,
  feeMinor: Fee.default('0'),
  bankAccountId: BankAccountId,
});

export const ShipmentEntry = z.strictObject({
  id: Id,
  currency: Currency,
  amountMinor: MinorText,
  openMinor: MinorText,
  shippedAt: Instant,
  shippedBy: z.string(),
});
export type ShipmentEntry = z.infer<typeof ShipmentEntry>;

export const ExchangeEntry = z.strictObject({
  id: z.string(),
  currency: Currency,
  amountMinor: MinorText,
  wonMinor: MinorText,
  /** Of it, what met matured coins so far, and the gain (or loss, below zero) of that. */
  coveredMinor: MinorText,
  realisedGainMinor: MinorText,
});
export type ExchangeEntry = z.infer<typeof ExchangeEntry>;

/** A shipment with the exchanges that were made of it. */
export const ShipmentLife = ShipmentEntry.extend({ exchanges: z.array(ExchangeEntry) });

export const PositionEntry = z.strictObject({
  currency: Currency,
  maturedMinor: MinorText,
  bookWon: MinorText,
  /** Sold before it matured. */
  openMinor: MinorText,
});
export type PositionEntry = z.infer<typeof PositionEntry>;

// ── decisions ──

export const NewAdjustment = z.strictObject({
  /** Id of any transfer of what was a mistake. */
  reverses: TransferName,
  reason: z.enum(['mistyped', 'counted-again', 'bank-corrected', 'other']),
});
export const AdjustmentAnswer = z.strictObject({ id: z.string(), mirrors: z.array(z.string()) });

export const SuspenseEntry = z.strictObject({
  transferId: z.string(),
  kioskId: KioskId,
  currency: Currency,
  amountMinor: MinorText,
  at: Instant,
});
export const SuspenseDecision = z.strictObject({
  transferId: TransferName,
  to: z.union([z.literal('unclaimed'), z.strictObject({ walletId: WalletId })]),
});
export const SuspenseAnswer = z.strictObject({ depositId: DepositId });

export const ReviewEntry = z.strictObject({
  depositId: DepositId,
  kioskId: KioskId,
  reason: z.string(),
  openedAt: Instant,
  totals: z.array(z.strictObject({ currency: Currency, amountMinor: MinorText, count: z.int() })),
});
export type ReviewEntry = z.infer<typeof ReviewEntry>;
export const ReviewDecision = z.strictObject({
  /** Fixes the rates to those of this card; left out: the pinned card's, or the newest for what it does not quote. */
  cardNumber: z.int().min(1).optional(),
});
export const ReviewAnswer = z.strictObject({ depositId: DepositId });
