// What the staff part of every ledger store promises; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OperatorId, ShopId, ShopKeyId } from '#ledger/contract/ids.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { aStoredKey, aStoredOperator, aStoredShop } from '../support/staff.ts';

const idOf = <T extends string>(n: number): T =>
  `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}` as T;
const SIGN_IN = {
  tokenHash: 't',
  subject: idOf<OperatorId>(1),
  signedInAtMs: 100,
  lastSeenAtMs: 100,
};

/** `open` answers an empty store; it is closed after each test. */
export function describeStaffPart(name: string, open: () => LedgerStore): void {
  describe(`the staff part (${name})`, () => {
    let store: LedgerStore;
    beforeEach(() => {
      store = open();
    });
    afterEach(() => store.close());

    test('knows a shop as it was last saved, with and without a position', async () => {
      const position = { latitudeE6: 37_566_500, longitudeE6: -126_978_000 };
      const known = aStoredShop({ position, hours: 'Mo-Su', payoutAccountRef: 'acc-1' });
      await store.transact(async ({ staff }) => {
        await staff.saveShop(aStoredShop({ id: idOf<ShopId>(9) }));
        await staff.saveShop({ ...known, name: 'Before' });
        await staff.saveShop(known);
      });

      const found = await store.read(async ({ staff }) => [
        await staff.shop(known.id),
        await staff.shop(idOf<ShopId>(9)),
        await staff.shop(idOf<ShopId>(8)),
      ]);

      expect(found).toEqual([known, aStoredShop({ id: idOf<ShopId>(9) }), undefined]);
    });

    test('pages shops and operators in the order of their ids', async () => {
      await store.transact(async ({ staff }) => {
        for (const n of [3, 1, 2]) {
          await staff.saveShop(aStoredShop({ id: idOf<ShopId>(n) }));
          await staff.saveOperator(aStoredOperator({ id: idOf<OperatorId>(n), name: `n${n}` }));
        }
      });

      const pages = await store.read(async ({ staff }) =>
        [
          await staff.shops(undefined, 2),
          await staff.shops(idOf<ShopId>(2), 2),
          await staff.operators(undefined, 2),
          await staff.operators(idOf<OperatorId>(2), 2),
        ].map((rows) => rows.map((row) => Number(row.id.slice(-1)))),
      );

      expect(pages).toEqual([[1, 2], [3], [1, 2], [3]]);
    });

    test('finds a key by its id, its prefix and its shop, and changes only its use and its end', async () => {
      const key = aStoredKey({ scopes: ['take', 'read'] });
      await store.transact(async ({ staff }) => {
        await staff.saveShop(aStoredShop());
        await staff.saveShopKey(key);
        await staff.saveShopKey(
          aStoredKey({ id: idOf<ShopKeyId>(7), prefix: '76543210', createdAtMs: 500 }),
        );
        const other = { ...key, scopes: ['manage'] as const, keyHash: 'f' };
        await staff.saveShopKey({ ...other, lastUsedAtMs: 5, revokedAtMs: 6 });
      });

      const found = await store.read(async ({ staff }) => ({
        byId: await staff.shopKey(key.id),
        byPrefix: await staff.shopKeyByPrefix('01234567'),
        ofShop: (await staff.shopKeys(key.shopId)).map(({ prefix }) => prefix),
        none: await staff.shopKeyByPrefix('ffffffff'),
        several: await staff.shopKeysByPrefix(['ffffffff', '01234567']),
        shops: await staff.shopsNamed([key.shopId, 'another shop' as ShopId]),
      }));

      const now = { ...key, lastUsedAtMs: 5, revokedAtMs: 6 };
      expect(found).toEqual({
        byId: now,
        byPrefix: now,
        ofShop: ['76543210', '01234567'],
        none: undefined,
        several: [now],
        shops: [aStoredShop()],
      });
    });

    test('knows an operator by id and name, as last saved; a name is never two', async () => {
      const kim = aStoredOperator();
      await store.transact(async ({ staff }) => {
        await staff.saveOperator({ ...kim, failedTries: 3 });
        await staff.saveOperator({ ...kim, lastTotpStep: 59_000_000, lockedUntilMs: 9 });
      });

      const twice = store.transact(({ staff }) =>
        staff.saveOperator({ ...kim, id: idOf<OperatorId>(2) }),
      );

      await expect(twice).rejects.toThrow();
      const found = await store.read(async ({ staff }) => [
        await staff.operator(kim.id),
        await staff.operatorNamed('kim'),
        await staff.operatorNamed('lee'),
      ]);
      const now = { ...kim, lastTotpStep: 59_000_000, lockedUntilMs: 9 };
      expect(found).toEqual([now, now, undefined]);
    });

    test('knows a sign-in until it ends, alone or with all of its subject, or has run out', async () => {
      const other = idOf<ShopKeyId>(2);
      await store.transact(async ({ staff }) => {
        await staff.addStaffSignIn(SIGN_IN);
        await staff.staffSeen('t', 500);
        await staff.addStaffSignIn({ ...SIGN_IN, tokenHash: 'ended' });
        await staff.removeStaffSignIn('ended');
        for (const tokenHash of ['a', 'b']) {
          await staff.addStaffSignIn({ ...SIGN_IN, tokenHash, subject: other });
        }
        await staff.removeStaffSignIns(other);
        await staff.addStaffSignIn({ ...SIGN_IN, tokenHash: 'old', signedInAtMs: 50 });
        await staff.forgetStaffSignIns(50);
      });

      const left = await store.read(({ staff }) =>
        Promise.all(['t', 'ended', 'a', 'b', 'old'].map((hash) => staff.staffSignIn(hash))),
      );

      expect(left).toEqual([
        { ...SIGN_IN, lastSeenAtMs: 500 },
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    });
  });
}
