// Finds the keys of those who come at the same time in one read, which begins when the last of them has come.
import { gathered } from '../use-cases/gathered.ts';
import type { LedgerStore } from '../store/ledger-store.ts';
import type { Shop, ShopKey } from '../store/port/staff.ts';

/** The key that has this prefix, whether it lives or not, and its shop. */
export type ShopLookup = (prefix: string) => Promise<KeyOfShop | undefined>;

export type KeyOfShop = Readonly<{ key: ShopKey; shop: Shop }>;

/** Nothing is remembered from one read to the next: a key that was revoked opens nothing any more. */
export const shopLookup = (store: LedgerStore): ShopLookup =>
  gathered(
    (prefixes: readonly string[]) =>
      store.read(async ({ staff }) => {
        const keys = await staff.shopKeysByPrefix([...new Set(prefixes)]);
        const shops = await staff.shopsNamed([...new Set(keys.map((key) => key.shopId))]);
        const found = new Map<string, KeyOfShop>();
        for (const key of keys) {
          const shop = shops.find((one) => one.id === key.shopId);
          if (shop) found.set(key.prefix, { key, shop });
        }
        return prefixes.map((prefix) => found.get(prefix));
      }),
    () => [],
  );
