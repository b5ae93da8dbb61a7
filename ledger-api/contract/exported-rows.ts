// The rows of each list that operators take as a file. What a row does not have is left out in JSON, and empty in CSV.
import { z } from 'zod';
import { Instant, KioskId } from './ids.ts';
import { MinorText } from './money.ts';

const Count = z.int().min(0);

const TrialBalanceRow = z.strictObject({
  commodity: z.string(),
  kind: z.string(),
  balanceMinor: MinorText,
});
const StatementRow = z.strictObject({
  position: Count,
  at: Instant,
  template: z.string(),
  transferId: z.string(),
  amountMinor: MinorText,
  balanceMinor: MinorText,
});
const BagRow = z.strictObject({
  bagId: z.string(),
  kioskId: KioskId,
  sealNumber: z.string(),
  state: z.enum(['waiting', 'sealed', 'counted']),
  sealedAt: Instant.optional(),
  countedAt: Instant.optional(),
  currency: z.string().optional(),
  faceMinor: MinorText.optional(),
  expected: Count.optional(),
  good: Count.optional(),
  counterfeit: Count.optional(),
});
const ShipmentRow = z.strictObject({
  shipmentId: z.string(),
  currency: z.string(),
  amountMinor: MinorText,
  openMinor: MinorText,
  shippedAt: Instant,
  shippedBy: z.string(),
});
const KioskCashRow = z.strictObject({
  kioskId: KioskId,
  name: z.string(),
  currency: z.string(),
  faceMinor: MinorText,
  count: Count,
  agrees: z.boolean(),
});

/** By the name of the list; the order of the keys is that of the columns. */
export const EXPORTED_ROWS = {
  'trial-balance': TrialBalanceRow,
  statement: StatementRow,
  bags: BagRow,
  shipments: ShipmentRow,
  'kiosk-cash': KioskCashRow,
} as const;

/** Any of the lists, whole. */
export const ExportedRows = z.union([
  z.array(TrialBalanceRow),
  z.array(StatementRow),
  z.array(BagRow),
  z.array(ShipmentRow),
  z.array(KioskCashRow),
]);
