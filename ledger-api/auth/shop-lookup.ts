// Finds the keys of those who come at the same time in one read, which begins when the last of them has come.
import type { ShopId } from '../contract/ids.ts';
import { gathered } from '../use-cases/gathered.ts';
import { together } from '../use-cases/together.ts';
import type { LedgerStore } from '../store/ledger-store.ts';
import type { Shop, ShopKey } from '../store/port/staff.ts';

/** The key that has this prefix, whether it lives or not, and its shop. */
export type ShopLookup = (prefix: string) => Promise<KeyOfShop | undefined>;

export type KeyOfShop = Readonly<{ key: ShopKey; shop: Shop }>;

/**
 * Keys and shops are read anew each time: a key that was revoked opens nothing any more. Only whose key it was, which
 * never changes, is remembered, so that both can be asked for at once.
 */
export function shopLookup(store: LedgerStore): ShopLookup {
  const owners = new Map<string, ShopId>();

  const remember = (key: ShopKey): void => {
    if (owners.size >= OWNERS_MAX) owners.clear();
    owners.set(key.prefix, key.shopId);
  };
  return gathered(
    (all: readonly string[]) =>
      store.read(async ({ staff }) => {
        const prefixes = [...new Set(all)];
        const expected = new Set(prefixes.flatMap((prefix) => owners.get(prefix) ?? []));
        const [keys, shops] = await together([
          staff.shopKeysByPrefix(prefixes),
          staff.shopsNamed([...expected]),
        ]);
        const missing = keys.map((key) => key.shopId).filter((id) => !expected.has(id));
        const others = await staff.shopsNamed([...new Set(missing)]);
        const shopOf = new Map([...shops, ...others].map((shop) => [shop.id, shop]));
        const found = new Map<string, KeyOfShop>();
        for (const key of keys) {
          const shop = shopOf.get(key.shopId);
          if (!shop) continue;
          remember(key);
          found.set(key.prefix, { key, shop });
        }
        return all.map((prefix) => found.get(prefix));
      }),
    () => [],
  );
}

const OWNERS_MAX = 10_000;
