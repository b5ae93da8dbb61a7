// What anyone may read of the house.
import { z } from 'zod';
import { KioskId } from './ids.ts';

export const KioskEntry = z.strictObject({
  id: KioskId,
  name: z.string(),
  /** `open` when it takes coins as far as the ledger knows. */
  state: z.enum(['open', 'offline', 'out-of-service']),
});
export type KioskEntry = z.infer<typeof KioskEntry>;

export const KioskList = z.strictObject({
  kiosks: z.array(KioskEntry),
  next: KioskId.optional(),
});
