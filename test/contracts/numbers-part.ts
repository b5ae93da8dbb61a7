// What the numbers part of every ledger store promises; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { aWallet } from '../support/books.ts';
import { uuid } from '../support/ledger-world.ts';

const ONE = uuid(0xa1) as WalletId;
const TWO = uuid(0xa2) as WalletId;

const aChange = (walletId: WalletId, dueAtMs: number) => ({
  walletId,
  phoneIndex: Uint8Array.of(1, dueAtMs),
  phoneCipher: Uint8Array.of(2),
  dueAtMs,
});

/** `open` answers an empty store; it is closed after each test. */
export function describeNumbersPart(name: string, open: () => LedgerStore): void {
  describe(`the numbers part (${name})`, () => {
    let store: LedgerStore;
    beforeEach(async () => {
      store = open();
      await store.transact(async ({ wallets }) => {
        await wallets.open(aWallet({ id: ONE }));
        await wallets.open({ ...aWallet({ id: TWO }), phoneIndex: Uint8Array.of(7) });
      });
    });
    afterEach(() => store.close());

    test('keeps one change a wallet, and knows which are due', async () => {
      await store.transact(async ({ numbers }) => {
        await numbers.savePhoneChange(aChange(ONE, 9));
        await numbers.savePhoneChange(aChange(ONE, 5));
        await numbers.savePhoneChange(aChange(TWO, 4));
      });

      const before = await store.read(async ({ numbers }) => ({
        one: await numbers.phoneChange(ONE),
        due: await numbers.phoneChangesDue(5, 9),
        early: await numbers.phoneChangesDue(4, 9),
      }));
      await store.transact(({ numbers }) => numbers.removePhoneChange(ONE));
      const after = await store.read(({ numbers }) => numbers.phoneChange(ONE));

      expect(before).toEqual({
        one: aChange(ONE, 5),
        due: [aChange(TWO, 4), aChange(ONE, 5)],
        early: [aChange(TWO, 4)],
      });
      expect(after).toBeUndefined();
    });

    test('remembers sign-ins, and who had a number before', async () => {
      const number = Uint8Array.of(9);
      await store.transact(async ({ numbers }) => {
        await numbers.saveLastSignIn(ONE, 1);
        await numbers.saveLastSignIn(ONE, 2);
        await numbers.saveFormer(TWO, number, 1);
        await numbers.saveFormer(ONE, number, 2);
        await numbers.removeFormer(TWO);
      });

      const known = await store.read(async ({ numbers }) => [
        await numbers.lastSignInMs(ONE),
        await numbers.lastSignInMs(TWO),
        await numbers.formerWallets(number),
        await numbers.formerWallets(Uint8Array.of(8)),
      ]);

      expect(known).toEqual([2, undefined, [ONE], []]);
    });

    test('remembers the number of a closed wallet for a while', async () => {
      const closed = { phoneIndex: Uint8Array.of(9, 9), closedAtMs: 5 };
      await store.transact(async ({ numbers }) => {
        await numbers.saveClosedNumber(ONE, { ...closed, closedAtMs: 1 });
        await numbers.saveClosedNumber(ONE, closed);
        await numbers.saveClosedNumber(TWO, { ...closed, closedAtMs: 4 });
        await numbers.forgetClosedNumbers(5);
      });

      const known = await store.read(async ({ numbers }) => [
        await numbers.closedNumber(ONE),
        await numbers.closedNumber(TWO),
      ]);

      expect(known).toEqual([closed, undefined]);
    });

    test('gives a wallet another number, and none that has a wallet', async () => {
      const fresh = Uint8Array.of(8);
      await store.transact(({ wallets }) => wallets.renumber(ONE, fresh, Uint8Array.of(5)));

      const taken = store.transact(({ wallets }) =>
        wallets.renumber(ONE, Uint8Array.of(7), Uint8Array.of(5)),
      );

      await expect(taken).rejects.toThrow();
      const found = await store.read(async ({ wallets }) => [
        (await wallets.byPhone(fresh))?.id,
        (await wallets.byPhone(aWallet({ id: ONE }).phoneIndex))?.id,
        (await wallets.find(ONE))?.phoneCipher,
      ]);
      expect(found).toEqual([ONE, undefined, Uint8Array.of(5)]);
    });
  });
}
