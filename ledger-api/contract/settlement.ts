// What a shop is owed and was paid. Points and won are text of whole numbers; 1 P is ₩1.
import { z } from 'zod';
import { Instant, ShopId } from './ids.ts';
import { MinorText } from './money.ts';

export const SettlementAnswer = z.strictObject({
  /** Of the run; a shop has one settlement in it at most. */
  id: z.string(),
  /** `open` waits for the bank. What the bank refused is carried into a later settlement. */
  state: z.enum(['open', 'paid', 'rejected']),
  /** The captures and refunds behind `from` and up to `until`; the first settlement has no `from`. */
  from: Instant.optional(),
  until: Instant,
  gross: MinorText,
  refunds: MinorText,
  fee: MinorText,
  /** What earlier settlements left unpaid, and corrections. */
  carried: MinorText,
  /** gross − refunds − fee + carried */
  net: MinorText,
  payoutDate: z.iso.date(),
  decidedAt: Instant.optional(),
  /** What the bank calls the payment, or why it refused it. */
  note: z.string().optional(),
});
export type SettlementAnswer = z.infer<typeof SettlementAnswer>;

export const SettlementList = z.strictObject({
  settlements: z.array(SettlementAnswer),
  /** Opaque; left out on the last page. */
  next: z.string().optional(),
});
export type SettlementList = z.infer<typeof SettlementList>;

const SettlementLine = z.strictObject({
  at: Instant,
  kind: z.enum(['capture', 'refund', 'returned', 'correction']),
  /** The redemption, or the settlement that came back. */
  about: z.string(),
  orderId: z.string().optional(),
  /** What the holder paid; negative: got back. */
  gross: MinorText,
  fee: MinorText,
  net: MinorText,
});
export type SettlementLine = z.infer<typeof SettlementLine>;

export const SettlementDetail = SettlementAnswer.extend({
  lines: z.array(SettlementLine),
  next: z.string().optional(),
});
export type SettlementDetail = z.infer<typeof SettlementDetail>;

/** A run's id, or the id with `.csv` behind it. */
export const SettlementParams = z.strictObject({
  id: z.string().regex(/^[0-9a-f-]{36}(\.csv)?$/, 'is not the id of a settlement'),
});

export const RunParams = z.strictObject({
  runId: z.string().regex(/^[0-9a-f-]{36}$/, 'is not the id of a run'),
});
export const ShopRunParams = RunParams.extend({ shopId: ShopId });

export const RunAnswer = z.strictObject({
  id: z.string(),
  state: z.enum(['open', 'done']),
  /** Everything up to this place of the log is in the run. */
  cutPosition: z.int(),
  at: Instant,
});

export type RunAnswer = z.infer<typeof RunAnswer>;

/** A settlement as an operator sees it. */
export const RunSettlement = SettlementAnswer.extend({ shopId: ShopId, shopName: z.string() });

export type RunSettlement = z.infer<typeof RunSettlement>;

export const RunDetail = RunAnswer.extend({
  settlements: z.array(RunSettlement),
  next: z.string().optional(),
});

export const BankWord = z.strictObject({
  /** What the bank calls the payment, or why it refused it. */
  note: z
    .string()
    .max(140)
    .regex(/^[^\p{C}]+$/u, 'must be visible characters'),
});
