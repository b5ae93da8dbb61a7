// Shops and operators of a test ledger, already at the door: ready headers for `inject`.
import { totpCode, totpStep } from '#ledger/auth/one-time-code.ts';
import { credentialsOf, keptCredentials, totpSecretOf } from '#ledger/auth/operator-credentials.ts';
import type { OperatorId, ShopId, ShopKeyId } from '#ledger/contract/ids.ts';
import { OperatorRole, ShopScope } from '#ledger/contract/staff.ts';
import { shopKeyParts, shopKeyText } from '#ledger/auth/shop-keys.ts';
import { OPERATOR_LIMITS, openStaffSignIn } from '#ledger/auth/staff-sign-ins.ts';
import type { Operator, Shop, ShopKey } from '#ledger/store/port/staff.ts';
import type { TestLedger } from './open-ledger.ts';

type Headers = Readonly<{ authorization: string }>;

export const aStoredShop = (more: Partial<Shop> = {}): Shop => ({
  id: '018f0000-0000-7000-8000-000000000051' as ShopId,
  name: 'Test shop',
  state: 'active',
  position: undefined,
  hours: undefined,
  feePolicyVersion: 1,
  payoutAccountRef: undefined,
  openedAtMs: 1_000,
  ...more,
});

export const aStoredKey = (more: Partial<ShopKey> = {}): ShopKey => ({
  id: '018f0000-0000-7000-8000-000000000052' as ShopKeyId,
  shopId: aStoredShop().id,
  prefix: '01234567',
  keyHash: '0'.repeat(64),
  scopes: ShopScope.options,
  createdAtMs: 1_000,
  lastUsedAtMs: undefined,
  revokedAtMs: undefined,
  ...more,
});

export const aStoredOperator = (more: Partial<Operator> = {}): Operator => ({
  id: '018f0000-0000-7000-8000-000000000053' as OperatorId,
  name: 'kim',
  role: 'admin',
  state: 'active',
  passwordHash: 'scrypt$1$1$1$00$00',
  totpCipher: Uint8Array.of(1, 2, 3),
  lastTotpStep: 0,
  failedTries: 0,
  lockedUntilMs: 0,
  createdAtMs: 1_000,
  ...more,
});

/** A new shop with one key that has these scopes (all of them, if none are named). */
export async function aShop(
  { ledger: { store, clock, entropy } }: TestLedger,
  { scopes = ShopScope.options, ...more }: Partial<Shop> & { scopes?: readonly ShopScope[] } = {},
): Promise<Readonly<{ shopId: ShopId; keyId: ShopKeyId; key: string; headers: Headers }>> {
  const nowMs = clock.nowMs();
  const shop = aStoredShop({ id: entropy.uuid(nowMs) as ShopId, openedAtMs: nowMs, ...more });
  const key = shopKeyText(entropy.bytes(36));
  const keyId = entropy.uuid(nowMs) as ShopKeyId;
  await store.transact(async ({ staff }) => {
    await staff.saveShop(shop);
    await staff.saveShopKey(
      aStoredKey({ id: keyId, shopId: shop.id, ...shopKeyParts(key), scopes, createdAtMs: nowMs }),
    );
  });
  return { shopId: shop.id, keyId, key, headers: { authorization: `Bearer ${key}` } };
}

/** A new operator with this role and a sign-in that lives for its idle limit (30 minutes) without use. */
export async function aSignedInOperator(
  { ledger: { store, clock, entropy } }: TestLedger,
  role: OperatorRole,
): Promise<Readonly<{ operatorId: OperatorId; name: string; token: string; headers: Headers }>> {
  const nowMs = clock.nowMs();
  const operatorId = entropy.uuid(nowMs) as OperatorId;
  const name = `${role} ${operatorId.slice(-6)}`;
  const { token } = await store.transact(async ({ staff }) => {
    await staff.saveOperator(aStoredOperator({ id: operatorId, name, role, createdAtMs: nowMs }));
    return openStaffSignIn(staff, operatorId, OPERATOR_LIMITS, { nowMs, entropy });
  });
  return { operatorId, name, token, headers: { authorization: `Bearer ${token}` } };
}

/** A new operator with a password (at a low cost) and one-time codes. */
export async function anOperator(
  { ledger: { store, clock, entropy, keys, passwordCost } }: TestLedger,
  { name = 'kim', role = 'admin' }: Partial<Pick<Operator, 'name' | 'role'>> = {},
): Promise<Readonly<{ id: OperatorId; name: string; password: string; code: () => string }>> {
  const id = entropy.uuid(clock.nowMs()) as OperatorId;
  const kept = await keptCredentials(keys, id, id, entropy, passwordCost);
  const operator = aStoredOperator({ id, name, role, ...kept });
  await store.transact(({ staff }) => staff.saveOperator(operator));
  return {
    id,
    name,
    password: credentialsOf(keys, name, id).password,
    code: () => totpCode(totpSecretOf(keys, operator), totpStep(clock.nowMs())),
  };
}
