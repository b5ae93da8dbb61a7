// Who makes the calls of a fuzzer: everybody who may, and everybody who may not. Sign-ins are renewed as they end.
import { openSignIn } from '#ledger/auth/sign-ins.ts';
import type { Access } from '#ledger/contract/calls/call.ts';
import type { ShopId, ShopKeyId, WalletId } from '#ledger/contract/ids.ts';
import { OperatorRole, ShopScope } from '#ledger/contract/staff.ts';
import { shopKeyParts, shopKeyText } from '#ledger/auth/shop-keys.ts';
import type { FullHouse } from '../../../test/support/full-house.ts';
import type { TestLedger } from '../../../test/support/open-ledger.ts';
import { aSignedInOperator, aStoredKey } from '../../../test/support/staff.ts';
import type { Dice } from './dice.ts';

type Headers = Readonly<Record<string, string>>;

export type Callers = Readonly<{
  /** Whoever may pass this door. */
  proper(access: Access): Headers;
  /** Anybody. */
  any(dice: Dice): Headers;
}>;

/** The wallet of the house's holder, whatever its number is later on. */
export async function walletOf({ ledger }: TestLedger, house: FullHouse): Promise<WalletId> {
  const { store, phones } = ledger;
  const wallet = await store.read((books) =>
    books.wallets.byPhone(phones.index(house.names.phone)),
  );
  return wallet!.id; // The house gave it its number.
}

/** Signs everybody in anew; a shop that was suspended and a wallet that was closed are out until the next house. */
export async function signEverybodyIn(
  test: TestLedger,
  house: FullHouse,
  walletId: WalletId,
): Promise<Callers> {
  const { store, clock, entropy } = test.ledger;
  const desk = { nowMs: clock.nowMs(), entropy };
  const { token } = await store.transact(({ access }) => openSignIn(access, walletId, desk));
  const holder = bearer(token);

  const shops = new Map<string, Headers>();
  for (const scope of ShopScope.options) shops.set(scope, await keyOf(test, house, [scope]));
  const operators = new Map<string, Headers>();
  for (const role of OperatorRole.options) {
    operators.set(role, (await aSignedInOperator(test, role)).headers);
  }
  const everybody = [{}, holder, bearer('nobody'), ...shops.values(), ...operators.values()];
  return {
    proper: (access) => {
      const [kind, what = ''] = access.split(':');
      if (kind === 'holder' || kind === 'signed-in') return holder;
      if (kind === 'shop') return shops.get(what)!;
      // An admin may do everything, and so that proposals meet a second person, each time another one.
      return kind === 'operator' ? operators.get('admin')! : {};
    },
    any: (dice) => dice.one(everybody),
  };
}

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });

/** A key of the house's shop with these scopes and no others. */
async function keyOf(
  { ledger: { store, clock, entropy } }: TestLedger,
  { names }: FullHouse,
  scopes: readonly ShopScope[],
): Promise<Headers> {
  const key = shopKeyText(entropy.bytes(36));
  const id = entropy.uuid(clock.nowMs()) as ShopKeyId; // A new UUID is the id of a new key.
  const shopId = names.shop as ShopId; // The house made it.
  await store.transact(({ staff }) =>
    staff.saveShopKey(aStoredKey({ id, shopId, ...shopKeyParts(key), scopes })),
  );
  return bearer(key);
}
