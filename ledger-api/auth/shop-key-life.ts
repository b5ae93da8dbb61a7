// The life of a shop's key: made, rotated, revoked. It is derived from its id, so that a repeated answer tells the same.
import type { Ledger } from '../api.ts';
import type { ShopId, ShopKeyId } from '../contract/ids.ts';
import type { ShopScope } from '../contract/staff.ts';
import type { WritingBooks } from '../store/ledger-store.ts';
import type { ShopKey, StaffRead } from '../store/port/staff.ts';
import type { OperatorOutcome } from './as-operator.ts';
import type { Reveal } from './idempotency.ts';
import { derivedShopKey, isLive, shopKeyParts } from './shop-keys.ts';

/** Adds a key with these scopes; the kept answer names it, without the key itself. */
export async function addShopKey(
  { staff }: WritingBooks,
  { keys, entropy }: Ledger,
  shopId: ShopId,
  scopes: readonly ShopScope[],
  nowMs: number,
): Promise<OperatorOutcome> {
  const id = entropy.uuid(nowMs) as ShopKeyId; // A new UUID is the id of a new key.
  const parts = shopKeyParts(derivedShopKey(keys.pepper, id));
  const key = { id, shopId, ...parts, scopes, createdAtMs: nowMs };
  await staff.saveShopKey({ ...key, lastUsedAtMs: undefined, revokedAtMs: undefined });
  return { ok: true, status: 201, body: { id, prefix: parts.prefix, scopes }, subject: id };
}

/** Puts the key beside its id. */
export const revealShopKey =
  ({ keys }: Ledger): Reveal =>
  (body) => ({ ...body, key: derivedShopKey(keys.pepper, String(body.id)) });

export type LivingKey =
  | { ok: true; key: ShopKey }
  | { ok: false; error: 'not-found' | 'shop-key-revoked' };

/** The key of this shop, if it lives; the key of another shop is not found. */
export async function livingKey(
  staff: StaffRead,
  shopId: ShopId,
  keyId: ShopKeyId,
  nowMs: number,
): Promise<LivingKey> {
  const key = await staff.shopKey(keyId);
  if (key?.shopId !== shopId) return { ok: false, error: 'not-found' };
  return isLive(key, nowMs) ? { ok: true, key } : { ok: false, error: 'shop-key-revoked' };
}

/** Adds a key with the same scopes; the old one lives on for the overlap, and no longer than it did before. */
export async function rotateShopKey(
  books: WritingBooks,
  ledger: Ledger,
  old: ShopKey,
  overlapHours: number,
  nowMs: number,
): Promise<OperatorOutcome> {
  const endsAtMs = nowMs + overlapHours * HOUR_MS;
  const revokedAtMs = Math.min(endsAtMs, old.revokedAtMs ?? endsAtMs);
  await books.staff.saveShopKey({ ...old, revokedAtMs });
  return addShopKey(books, ledger, old.shopId, old.scopes, nowMs);
}

/** Kills the key at once, with every sign-in that it opened; answers it as it is now. */
export async function revokeShopKey(
  { staff }: WritingBooks,
  known: ShopKey,
  nowMs: number,
): Promise<ShopKey> {
  const key = { ...known, revokedAtMs: nowMs };
  await staff.saveShopKey(key);
  await staff.removeStaffSignIns(key.id);
  return key;
}

const HOUR_MS = 3_600_000;
