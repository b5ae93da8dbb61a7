// A shop's key as text: sk1.{prefix, 8 hex digits}.{256 bits, base64url}. The prefix finds it, the hash proves it.
import { derivedSecret } from '../keys/row-secrets.ts';
import { isSameHash, hashToken } from './secrets.ts';
import type { StaffRead, ShopKey } from '../store/port/staff.ts';

/** The key of this id: told once when it is made, and again only to a repeat of the same request. */
export const derivedShopKey = (pepper: Uint8Array, keyId: string): string =>
  shopKeyText(derivedSecret(pepper, 'shop key', keyId, SECRET_BYTES));

/** Writes a key from 36 secret bytes. */
export function shopKeyText(secret: Uint8Array): string {
  const bytes = Buffer.from(secret);
  return `sk1.${bytes.subarray(0, 4).toString('hex')}.${bytes.subarray(4, 36).toString('base64url')}`;
}

/** What is kept of a key. */
export const shopKeyParts = (key: string): Pick<ShopKey, 'prefix' | 'keyHash'> => ({
  prefix: key.slice(4, 12),
  keyHash: hashToken(key),
});

/** The key that this text is, if it is one and lives; nothing tells a wrong key from a dead one. */
export async function liveShopKey(
  staff: StaffRead,
  text: string,
  nowMs: number,
): Promise<ShopKey | undefined> {
  const parts = readShopKey(text);
  const key = parts && (await staff.shopKeyByPrefix(parts.prefix));
  return key && isSameHash(key.keyHash, parts.keyHash) && isLive(key, nowMs) ? key : undefined;
}

/** What a text that could be a key is found by, and what proves it. */
export const readShopKey = (text: string): Pick<ShopKey, 'prefix' | 'keyHash'> | undefined =>
  SHOP_KEY.test(text) ? shopKeyParts(text) : undefined;

/** Whether a key still opens anything. */
export const isLive = ({ revokedAtMs }: ShopKey, nowMs: number): boolean =>
  revokedAtMs === undefined || nowMs < revokedAtMs;

const SHOP_KEY = /^sk1\.[0-9a-f]{8}\.[A-Za-z0-9_-]{43}$/;
const SECRET_BYTES = 36;
