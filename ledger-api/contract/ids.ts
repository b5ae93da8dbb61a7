// Ids that must not be mixed, branded once.
import { z } from 'zod';

const uuid = z
  .string()
  .regex(
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    'is not a lower-case UUID',
  );

/** An id that is bound to nothing yet. */
export const Uuid = uuid;

export const KioskId = uuid.brand<'KioskId'>();
export type KioskId = z.infer<typeof KioskId>;
/** Made by the kiosk when the deposit session opens; the deposit has the same id. */
export const SessionId = uuid.brand<'SessionId'>();
export type SessionId = z.infer<typeof SessionId>;
export const DepositId = uuid.brand<'DepositId'>();
export type DepositId = z.infer<typeof DepositId>;
export const PickupId = uuid.brand<'PickupId'>();
export type PickupId = z.infer<typeof PickupId>;
export const WalletId = uuid.brand<'WalletId'>();
export type WalletId = z.infer<typeof WalletId>;
export const ShopId = uuid.brand<'ShopId'>();
export type ShopId = z.infer<typeof ShopId>;
export const ShopKeyId = uuid.brand<'ShopKeyId'>();
export type ShopKeyId = z.infer<typeof ShopKeyId>;
export const RedemptionId = uuid.brand<'RedemptionId'>();
export type RedemptionId = z.infer<typeof RedemptionId>;
export const OperatorId = uuid.brand<'OperatorId'>();
export type OperatorId = z.infer<typeof OperatorId>;

/** SHA-256 as 64 lower-case hex digits. */
export const HashHex = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in lower-case hex');
/** Raw bytes as base64url without padding. */
export const Base64Url = z.string().regex(/^[A-Za-z0-9_-]+$/, 'is not base64url without padding');
/** RFC 3339 in UTC with milliseconds. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'is not a UTC time with milliseconds')
  .refine((text) => isMoment(text), 'is not a moment in time');

/** `Date` makes the 2nd of March out of a 30th of February. */
export function isMoment(text: string): boolean {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && instantText(ms) === text;
}

export const instantText = (ms: number): string => new Date(ms).toISOString();

/** The first UUIDv7 that can be made at this moment: ids made before it are smaller. */
export const firstIdAt = (ms: number): string =>
  ms
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})(.{4})$/, '$1-$2-7000-8000-000000000000');
