// The demo house's shop and operators. What they sign in with is derived from the keys file, so that each start tells the same.
import type { Ledger } from '../api.ts';
import { base32 } from '../auth/one-time-code.ts';
import { credentialsOf, keptCredentials, totpSecretOf } from '../auth/operator-credentials.ts';
import { addOperator } from '../auth/operators.ts';
import { derivedShopKey, shopKeyParts } from '../auth/shop-keys.ts';
import type { OperatorId, ShopId, ShopKeyId } from '../contract/ids.ts';
import { ShopScope } from '../contract/staff.ts';
import { derivedSecret } from '../keys/row-secrets.ts';

export type DemoStaff = Readonly<{
  /** Undefined once the key was revoked. */
  shopKey: string | undefined;
  /** Those who still sign in as they were made: whose secrets were changed, or who was disabled, is not told. */
  operators: readonly Readonly<{ name: string; password: string; totpSecret: string }>[];
}>;

/** Makes the shop and the two operators where they are missing, and answers how they sign in while that is true. */
export async function openDemoStaff(ledger: Ledger): Promise<DemoStaff> {
  const { keys } = ledger;
  await keepShop(ledger);
  for (const name of OPERATOR_NAMES) await keepOperator(ledger, name);
  const keyId = keyIdOf(ledger);
  const { key, operators } = await ledger.store.read(async ({ staff }) => ({
    key: await staff.shopKey(keyId),
    operators: await Promise.all(OPERATOR_NAMES.map((name) => staff.operatorNamed(name))),
  }));
  const isKeyGood = (key?.revokedAtMs ?? Infinity) > ledger.clock.nowMs();
  return {
    shopKey: isKeyGood ? derivedShopKey(keys.pepper, keyId) : undefined,
    operators: operators.flatMap((operator) => {
      if (operator?.state !== 'active') return [];
      const { name } = operator;
      const { password, totpSecret } = credentialsOf(keys, name, issueOf(name));
      // A reset changes both secrets; the one-time secret can be read again.
      const isAsMade = base32(totpSecretOf(keys, operator)) === totpSecret;
      return isAsMade ? [{ name, password, totpSecret }] : [];
    }),
  };
}

async function keepShop(ledger: Ledger): Promise<void> {
  const nowMs = ledger.clock.nowMs();
  const keyId = keyIdOf(ledger);
  const shopId = ledger.entropy.uuid(nowMs) as ShopId;
  await ledger.store.transact(async ({ staff }) => {
    if (await staff.shopKey(keyId)) return;
    await staff.saveShop({
      id: shopId,
      name: 'Demo shop',
      state: 'active',
      // City Hall of Seoul.
      position: { latitudeE6: 37_566_300, longitudeE6: 126_977_900 },
      hours: 'Mo-Su 09:00-22:00',
      feePolicyVersion: 1,
      payoutAccountRef: undefined,
      openedAtMs: nowMs,
    });
    await staff.saveShopKey({
      id: keyId,
      shopId,
      ...shopKeyParts(derivedShopKey(ledger.keys.pepper, keyId)),
      scopes: ShopScope.options,
      createdAtMs: nowMs,
      lastUsedAtMs: undefined,
      revokedAtMs: undefined,
    });
  });
}

/** Two admins, so that what needs two people can be shown. */
async function keepOperator(ledger: Ledger, name: string): Promise<void> {
  const { store, keys, entropy, clock, passwordCost } = ledger;
  if (await store.read(({ staff }) => staff.operatorNamed(name))) return;
  const nowMs = clock.nowMs();
  const id = entropy.uuid(nowMs) as OperatorId;
  const kept = await keptCredentials(keys, id, issueOf(name), entropy, passwordCost);
  await store.transact(({ staff }) => addOperator(staff, { id, name, role: 'admin', kept }, nowMs));
}

/** The same id for the same keys file, so that the key derived from it is the same, too. */
function keyIdOf({ keys }: Ledger): ShopKeyId {
  const bytes = Buffer.from(derivedSecret(keys.pepper, 'demo house', 'shop key', 16));
  const groups = bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return groups as ShopKeyId;
}

const OPERATOR_NAMES = ['first', 'second'];
const issueOf = (name: string): string => `demo house ${name}`;
