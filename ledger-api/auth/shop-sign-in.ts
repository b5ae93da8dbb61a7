// A shop signs in with its key, so that a till's browser holds a sign-in of hours and not the key.
import type { Ledger } from '../api.ts';
import type { Shop, ShopKey } from '../store/port/staff.ts';
import { WRONG_KEYS_PER_ADDRESS, waitMs } from './budgets.ts';
import { pepperedHash } from './secrets.ts';
import { liveShopKey } from './shop-keys.ts';
import type { Opened } from './sign-ins.ts';
import { openStaffSignIn, SHOP_LIMITS } from './staff-sign-ins.ts';

export type ShopSignIn =
  | { ok: true; shop: Shop; key: ShopKey; opened: Opened }
  | { ok: false; error: 'shop-key-wrong' }
  | { ok: false; error: 'too-many-requests'; retryAfterMs: number };

/** Opens a sign-in with the scopes of the key; wrong and dead keys answer alike. */
export function signInShop(ledger: Ledger, text: string, address: string): Promise<ShopSignIn> {
  const { clock, entropy, keys } = ledger;
  const nowMs = clock.nowMs();
  const addressKey = pepperedHash(keys.pepper, 'address', address);
  return ledger.store.transact(async ({ access, staff }) => {
    const retryAfterMs = await waitMs(access, WRONG_KEYS_PER_ADDRESS, addressKey, nowMs);
    if (retryAfterMs > 0) return { ok: false, error: 'too-many-requests', retryAfterMs };
    const key = await liveShopKey(staff, text.trim(), nowMs);
    const shop = key && (await staff.shop(key.shopId));
    if (!key || !shop) {
      await access.spend(WRONG_KEYS_PER_ADDRESS.name, addressKey, nowMs);
      return { ok: false, error: 'shop-key-wrong' };
    }
    await staff.saveShopKey({ ...key, lastUsedAtMs: nowMs });
    const opened = await openStaffSignIn(staff, key.id, SHOP_LIMITS, { nowMs, entropy });
    return { ok: true, shop, key, opened };
  });
}
