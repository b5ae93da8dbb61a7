// What the redemptions part of every ledger store promises; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RedemptionId, ShopId, WalletId } from '#ledger/contract/ids.ts';
import { startRedemption } from '#ledger/ledger/authorise-redemption.ts';
import type { Redemption } from '#ledger/ledger/redemption.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import type { RedemptionCode } from '#ledger/store/port/redemptions.ts';
import { aWallet } from '../support/books.ts';
import { aDraft, aLot, SHOP, stepOf } from '../support/redemptions.ts';
import { aStoredShop } from '../support/staff.ts';

const OTHER_SHOP = '018f0000-0000-7000-8000-000000000059' as ShopId;
const WALLET = 'wallet' as WalletId;

const aRedemption = (n: number, more: Partial<Redemption> = {}): Redemption => ({
  ...aDraft(100n),
  id: `r${n}` as RedemptionId,
  orderId: `order ${n}`,
  state: 'authorised',
  capturedPoints: 0n,
  refundedPoints: 0n,
  dueAtMs: 5_000,
  ...more,
});

const aCode = (walletId: string, more: Partial<RedemptionCode> = {}): RedemptionCode => ({
  walletId: walletId as WalletId,
  typedHash: `typed ${walletId}`,
  scannedHash: `scanned ${walletId}`,
  ceilingPoints: 30_000n,
  expiresAtMs: 1_000,
  ...more,
});

/** `open` answers an empty store; it is closed after each test. */
export function describeRedemptionsPart(name: string, open: () => LedgerStore): void {
  describe(`the redemptions part (${name})`, () => {
    let store: LedgerStore;
    beforeEach(async () => {
      store = open();
      await store.transact(async ({ staff, wallets }) => {
        await wallets.open(aWallet({ id: WALLET }));
        for (const id of [SHOP, OTHER_SHOP]) await staff.saveShop(aStoredShop({ id }));
      });
    });
    afterEach(() => store.close());

    test('knows a redemption of a shop by its id and by its order, as last saved', async () => {
      const captured = aRedemption(1, {
        state: 'captured',
        capturedPoints: 90n,
        refundedPoints: 10n,
        dueAtMs: undefined,
      });
      await store.transact(async ({ redemptions }) => {
        await redemptions.save([aRedemption(1), aRedemption(2)]);
        await redemptions.save([captured]);
      });

      const found = await store.read(async ({ redemptions }) => [
        await redemptions.redemption(SHOP, captured.id),
        await redemptions.ofOrder(SHOP, 'order 1'),
        await redemptions.redemption(OTHER_SHOP, captured.id),
        await redemptions.ofOrder(OTHER_SHOP, 'order 1'),
      ]);

      expect(found).toEqual([captured, captured, undefined, undefined]);
    });

    test('gives an order to one redemption of a shop, and the same name to another shop', async () => {
      await store.transact(({ redemptions }) => redemptions.save([aRedemption(1)]));
      const again = store.transact(({ redemptions }) =>
        redemptions.save([aRedemption(2, { orderId: 'order 1' })]),
      );

      await expect(again).rejects.toThrow();
      await store.transact(({ redemptions }) =>
        redemptions.save([aRedemption(2, { orderId: 'order 1', shopId: OTHER_SHOP })]),
      );
    });

    test('adds a redemption once, and its hold', async () => {
      const { hold } = stepOf(startRedemption(aDraft(1n), [aLot('lot', 1n)], 1n));
      const add = (one: Redemption) => store.transact(({ redemptions }) => redemptions.add([one]));
      const addHold = () => store.transact(({ holds }) => holds.addHolds([hold!]));
      await Promise.all([add(aRedemption(1)), addHold()]);

      await expect(add(aRedemption(1, { orderId: 'another' }))).rejects.toThrow();
      await expect(add(aRedemption(2, { orderId: 'order 1' }))).rejects.toThrow();
      await expect(addHold()).rejects.toThrow();
      expect(await store.read(({ holds }) => holds.hold('r1'))).toEqual(hold);
    });

    test('pages the redemptions of a shop, newest first', async () => {
      await store.transact(({ redemptions }) =>
        redemptions.save([
          ...[1, 2, 3, 4].map((n) => aRedemption(n)),
          aRedemption(5, { shopId: OTHER_SHOP }),
        ]),
      );

      const page = await store.read(({ redemptions }) =>
        redemptions.page({ shopId: SHOP, from: 'r2', before: 'r9', limit: 2 }),
      );
      const next = await store.read(({ redemptions }) =>
        redemptions.page({ shopId: SHOP, from: 'r2', before: 'r3', limit: 2 }),
      );

      expect([page, next].map((rows) => rows.map((one) => one.id))).toEqual([['r4', 'r3'], ['r2']]);
    });

    test('tells what waits for a holder, and what is due', async () => {
      const asked = { state: 'awaiting-holder', dueAtMs: 4_000 } as const;
      await store.transact(({ redemptions }) =>
        redemptions.save([
          aRedemption(1, asked),
          aRedemption(2, { ...asked, walletId: 'other' as WalletId }),
          aRedemption(3),
          aRedemption(4, { dueAtMs: 5_001 }),
          aRedemption(5, { state: 'captured', dueAtMs: undefined }),
        ]),
      );

      const found = await store.read(async ({ redemptions }) => ({
        awaiting: await redemptions.awaiting(WALLET),
        due: await redemptions.due(5_000, 10),
        first: await redemptions.due(5_000, 1),
      }));

      const ids = Object.values(found).map((rows) => rows.map((one) => one.id));
      expect(ids).toEqual([['r1'], ['r1', 'r2', 'r3'], ['r1']]);
    });

    test('finds a code by either of its forms, until it is used', async () => {
      const code = aCode('a');
      await store.transact(({ redemptions }) => redemptions.saveCode(code));
      const live = await store.read(async ({ redemptions }) => [
        await redemptions.code('typed a'),
        await redemptions.code('scanned a'),
      ]);

      await store.transact(({ redemptions }) => redemptions.useCode(code));

      expect(live).toEqual([code, code]);
      expect(await store.read(({ redemptions }) => redemptions.code('typed a'))).toBeUndefined();
      await expect(store.transact(({ redemptions }) => redemptions.useCode(code))).rejects.toThrow(
        'a code is used once',
      );
    });

    test('finds many codes and orders at once, and takes codes away', async () => {
      const [one, other] = [aCode('a'), aCode('b')];
      await store.transact(async ({ redemptions }) => {
        for (const code of [one, other]) await redemptions.saveCode(code);
        await redemptions.save([aRedemption(1), aRedemption(2)]);
      });
      const codesAt = (...hashes: string[]) =>
        store.read(({ redemptions }) => redemptions.codes(hashes));

      const found = await codesAt('scanned b', 'nobody’s', 'typed a');
      const orders = await store.read(({ redemptions }) =>
        redemptions.ofOrders(
          [2, 3].map((n) => ({ shopId: aRedemption(n).shopId, orderId: `order ${n}` })),
        ),
      );
      await store.transact(({ redemptions }) => redemptions.useCodes([one, other]));

      expect(new Set(found)).toEqual(new Set([one, other]));
      expect(orders).toEqual([aRedemption(2)]);
      expect(await codesAt('scanned a', 'scanned b')).toEqual([]);
    });

    test('keeps one code a wallet, and never the same code for two', async () => {
      await store.transact(async ({ redemptions }) => {
        await redemptions.saveCode(aCode('a'));
        await redemptions.saveCode(aCode('a', { typedHash: 'new', scannedHash: 'newer' }));
      });

      const codes = await store.read(async ({ redemptions }) => [
        await redemptions.code('typed a'),
        (await redemptions.code('new'))?.walletId,
      ]);

      expect(codes).toEqual([undefined, 'a']);
      await expect(
        store.transact(({ redemptions }) => redemptions.saveCode(aCode('b', { typedHash: 'new' }))),
      ).rejects.toThrow();
    });

    test('lets the digits of a used code be another wallet’s next', async () => {
      const [used, next] = [aCode('a'), aCode('b', { typedHash: 'typed a' })];
      await store.transact(async ({ redemptions }) => {
        await redemptions.saveCode(used);
        await redemptions.useCodes([used]);
      });

      await store.transact(({ redemptions }) => redemptions.saveCode(next));

      const found = await store.read(({ redemptions }) => redemptions.code('typed a'));
      expect(found).toEqual(next);
    });

    test('gives a wallet whose code was used a new one', async () => {
      const [used, next] = [aCode('a'), aCode('a', { typedHash: 'new', scannedHash: 'newer' })];
      await store.transact(async ({ redemptions }) => {
        await redemptions.saveCode(used);
        await redemptions.useCodes([used]);
      });

      await store.transact(({ redemptions }) => redemptions.saveCode(next));

      const found = await store.read(({ redemptions }) => redemptions.codes(['typed a', 'new']));
      expect(found).toEqual([next]);
    });

    test('forgets codes that have run out', async () => {
      await store.transact(async ({ redemptions }) => {
        await redemptions.saveCode(aCode('old', { expiresAtMs: 10 }));
        await redemptions.saveCode(aCode('new', { expiresAtMs: 11 }));
        await redemptions.forgetCodes(10);
      });

      const left = await store.read(async ({ redemptions }) => [
        await redemptions.code('typed old'),
        (await redemptions.code('typed new'))?.walletId,
      ]);

      expect(left).toEqual([undefined, 'new']);
    });

    test('keeps wallet entries about a shop', async () => {
      const entry = {
        walletId: WALLET,
        atMs: 5,
        kind: 'payment',
        subject: { kind: 'redemption', id: 'shop/r1' },
        points: -100n,
      } as const;
      await store.transact(({ wallets }) => wallets.addEntry(entry));

      const entries = await store.read(({ wallets }) => wallets.entries(WALLET, undefined, 10));

      expect(entries).toEqual([{ ...entry, entryNumber: 1 }]);
    });
  });
}
