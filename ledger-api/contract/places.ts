// Where coins are poured and points are spent, for anybody.
import { z } from 'zod';
import { KioskId, ShopId } from './ids.ts';

export const KioskPlaces = z.strictObject({
  kiosks: z.array(
    z.strictObject({
      id: KioskId,
      name: z.string(),
      /** `open` when it takes coins as far as the ledger knows. */
      state: z.enum(['open', 'offline', 'out-of-service']),
      /** Millionths of a degree; left out while nobody has said where it stands. */
      position: z.strictObject({ latitudeE6: z.int(), longitudeE6: z.int() }).optional(),
    }),
  ),
  next: KioskId.optional(),
});
export type KioskPlaces = z.infer<typeof KioskPlaces>;

export const ShopPlaces = z.strictObject({
  shops: z.array(
    z.strictObject({
      id: ShopId,
      name: z.string(),
      /** `paused` while it may not take points. */
      state: z.enum(['open', 'paused']),
      /** Millionths of a degree; left out while nobody has said where it is. */
      position: z.strictObject({ latitudeE6: z.int(), longitudeE6: z.int() }).optional(),
      /** As people write them, such as `Mo-Fr 09:00-22:00`. */
      hours: z.string().optional(),
    }),
  ),
  next: ShopId.optional(),
});
export type ShopPlaces = z.infer<typeof ShopPlaces>;
