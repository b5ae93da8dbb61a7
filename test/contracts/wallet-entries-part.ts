// What every ledger store promises about the history of a wallet, however long it is, and of many at once; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import type { Notice } from '#ledger/store/port/notice.ts';
import { aWallet } from '../support/books.ts';

const WALLET = '018f0000-0000-7000-8000-0000000000a1' as WalletId;

/** `open` answers an empty store; it is closed after each test. */
export function describeWalletEntriesPart(name: string, open: () => LedgerStore): void {
  describe(`the history of a wallet (${name})`, () => {
    let store: LedgerStore;
    beforeEach(() => {
      store = open();
    });
    afterEach(() => store.close());

    test('tells the entries of a stretch of time, and sums those before it and those that add', async () => {
      const lines = [
        [10, 'matured', 500n],
        [20, 'payment', -200n],
        [30, 'matured', 50n],
        [30, 'refund', 20n],
        [40, 'expired', -5n],
      ] as const;
      await store.transact(async (books) => {
        await books.wallets.open(aWallet({ id: WALLET }));
        for (const [atMs, kind, points] of lines) {
          await books.wallets.addEntry({ walletId: WALLET, atMs, kind, points });
        }
      });

      const found = await store.read(async ({ wallets }) => ({
        numbers: (await wallets.entriesBetween(WALLET, { fromMs: 20, untilMs: 40 }, 2, 10)).map(
          (one) => one.entryNumber,
        ),
        first: (await wallets.entriesBetween(WALLET, { fromMs: 20, untilMs: 40 }, 0, 1)).length,
        before: await wallets.pointsBefore(WALLET, 30),
        never: await wallets.pointsBefore(WALLET, 10),
        gained: [...(await wallets.pointsGained(WALLET))].toSorted(),
      }));

      expect(found).toEqual({
        numbers: [3, 4],
        first: 1,
        before: 300n,
        never: 0n,
        gained: [
          ['matured', 550n],
          ['refund', 20n],
        ],
      });
    });

    test('changes many wallets at once, each with its next version and entries', async () => {
      const other = 'another wallet' as WalletId;
      const heard: Notice[] = [];
      await store.transact(async ({ wallets }) => {
        await wallets.open(aWallet({ id: WALLET }));
        await wallets.open({ ...aWallet({ id: other }), phoneIndex: new Uint8Array([2]) });
        await wallets.touch(other);
      });
      store.listen((notice) => heard.push(notice));
      const entry = (walletId: WalletId, points: bigint) =>
        ({ walletId, atMs: 5, kind: 'payment', points }) as const;

      await store.transact(async ({ wallets }) => {
        await wallets.addEntry(entry(other, 1n));
        await wallets.addEntries([entry(WALLET, 2n), entry(other, 3n), entry(other, 4n)]);
        await wallets.touchAll([WALLET, other]);
      });

      const told = await store.read(({ wallets }) =>
        Promise.all([WALLET, other].map((id) => wallets.entries(id, undefined, 9))),
      );
      const numbers = told.map((some) => some.map((one) => [one.entryNumber, one.points]));
      expect(numbers).toEqual([
        [[1, 2n]],
        [
          [3, 4n],
          [2, 3n],
          [1, 1n],
        ],
      ]);
      expect(heard).toEqual([
        { kind: 'wallet-changed', walletId: WALLET, version: 1 },
        { kind: 'wallet-changed', walletId: other, version: 2 },
      ]);
      const stranger = store.transact(({ wallets }) => wallets.touchAll(['nobody' as WalletId]));
      await expect(stranger).rejects.toThrow('touched wallet exists');
    });
  });
}
