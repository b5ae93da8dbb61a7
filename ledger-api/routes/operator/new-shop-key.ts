// A new shop key: derived from its id, so that a repeated answer tells the same and only a hash is stored.
import type { Ledger } from '../../api.ts';
import type { OperatorOutcome } from '../../auth/as-operator.ts';
import type { Reveal } from '../../auth/idempotency.ts';
import { derivedShopKey, shopKeyParts } from '../../auth/shop-keys.ts';
import type { ShopId, ShopKeyId } from '../../contract/ids.ts';
import type { ShopScope } from '../../contract/staff.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';

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
