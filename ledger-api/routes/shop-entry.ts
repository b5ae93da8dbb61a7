// A shop and its keys as the operator's lists show them.
import { instantText } from '../contract/ids.ts';
import type { Shop, ShopKey } from '../store/port/staff.ts';

/** The row of one shop. */
export const shopEntry = (shop: Shop) => ({
  id: shop.id,
  name: shop.name,
  state: shop.state,
  ...(shop.position && { position: shop.position }),
  ...(shop.hours !== undefined && { hours: shop.hours }),
  feePolicyVersion: shop.feePolicyVersion,
  ...(shop.payoutAccountRef !== undefined && { payoutAccountRef: shop.payoutAccountRef }),
  openedAt: instantText(shop.openedAtMs),
});

/** The row of one key; the key itself is nowhere. */
export const shopKeyEntry = ({
  id,
  prefix,
  scopes,
  createdAtMs,
  lastUsedAtMs,
  revokedAtMs,
}: ShopKey) => ({
  id,
  prefix,
  scopes: [...scopes],
  createdAt: instantText(createdAtMs),
  ...(lastUsedAtMs !== undefined && { lastUsedAt: instantText(lastUsedAtMs) }),
  ...(revokedAtMs !== undefined && { revokedAt: instantText(revokedAtMs) }),
});
