// How a shop is recognised: its key as bearer, or a sign-in that was opened with a key and lives as long as it.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ledger } from '../api.ts';
import type { ShopKeyId } from '../contract/ids.ts';
import type { ShopScope } from '../contract/staff.ts';
import { refuse } from '../problem-reply.ts';
import type { ReadingBooks } from '../store/ledger-store.ts';
import type { Shop, StaffSignIn } from '../store/port/staff.ts';
import { bearerOf, isForeignWrite, presentedToken } from './cookies.ts';
import type { ShopCaller } from './request-types.ts';
import { hashToken, isSameHash } from './secrets.ts';
import { isLive, readShopKey } from './shop-keys.ts';
import type { KeyOfShop, ShopLookup } from './shop-lookup.ts';
import { isStaffStale, liveStaffSignIn, SHOP_LIMITS } from './staff-sign-ins.ts';

/** Undefined when the shop may go on; it is then on the request. */
export async function admitShop(
  ledger: Ledger,
  lookup: ShopLookup,
  scope: ShopScope,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const found = await findShop(ledger, lookup, request);
  if (!found) return refuse(reply, 'not-signed-in');
  const { caller, shop } = found;
  if (isForeignWrite(ledger, request, caller.by)) return refuse(reply, 'origin-foreign');
  if (!caller.scopes.includes(scope)) return refuse(reply, 'scope-missing', { scope });
  if (shop.state === 'suspended' && scope !== 'read') return refuse(reply, 'shop-suspended');
  request.shop = caller;
  return undefined;
}

type Found = Readonly<{ caller: ShopCaller; shop: Shop }>;

/** Which shop is calling, or undefined. Remembers now and then that its key was used. */
export async function findShop(
  ledger: Ledger,
  lookup: ShopLookup,
  request: FastifyRequest,
): Promise<Found | undefined> {
  const nowMs = ledger.clock.nowMs();
  const found =
    (await bareKey(lookup, request, nowMs)) ??
    (await ledger.store.read((books) => keyOfSignIn(ledger, books, request, nowMs)));
  if (!found) return undefined;
  const { key, shop, by, signIn } = found;
  const isStale = signIn && isStaffStale(signIn, SHOP_LIMITS, nowMs);
  if (isStale || nowMs >= (key.lastUsedAtMs ?? -Infinity) + USED_EVERY_MS) {
    await ledger.store.transact(async ({ staff }) => {
      const known = await staff.shopKey(key.id);
      if (known) await staff.saveShopKey({ ...known, lastUsedAtMs: nowMs });
      if (signIn) await staff.staffSeen(signIn.tokenHash, nowMs);
    });
  }
  const { id: keyId, shopId, scopes } = key;
  return { caller: { shopId, keyId, scopes, by, tokenHash: signIn?.tokenHash }, shop };
}

type KeyBehind = KeyOfShop & { by: ShopCaller['by']; signIn?: StaffSignIn };

async function bareKey(
  lookup: ShopLookup,
  request: FastifyRequest,
  nowMs: number,
): Promise<KeyBehind | undefined> {
  const parts = readShopKey(bearerOf(request) ?? '');
  const found = parts && (await lookup(parts.prefix));
  const isIt = found && isSameHash(found.key.keyHash, parts.keyHash) && isLive(found.key, nowMs);
  return isIt ? { ...found, by: 'key' } : undefined;
}

async function keyOfSignIn(
  ledger: Ledger,
  { staff }: ReadingBooks,
  request: FastifyRequest,
  nowMs: number,
): Promise<KeyBehind | undefined> {
  const presented = presentedToken(ledger, request, 'shop');
  if (!presented) return undefined;
  const signIn = await liveStaffSignIn(staff, hashToken(presented.token), SHOP_LIMITS, nowMs);
  const key = signIn && (await staff.shopKey(signIn.subject as ShopKeyId)); // An operator's id names no key.
  const shop = key && isLive(key, nowMs) ? await staff.shop(key.shopId) : undefined;
  return shop && { key: key!, shop, by: presented.by, signIn: signIn! };
}

const USED_EVERY_MS = 60 * 60_000;
