// What every ledger store promises about the history of a wallet, however long it is, and of many at once; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import { availablePoints, promotionExpense } from '#ledger/ledger/account.ts';
import { credit, debit, transfer } from '#ledger/ledger/transfer.ts';
import type { LedgerStore, ReadingBooks } from '#ledger/store/ledger-store.ts';
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

    test('goes on from what was read before: standings, and balances', async () => {
      const account = availablePoints(WALLET);
      const gift = (n: number) =>
        transfer({
          id: `gift ${n}`,
          template: '22',
          atMs: n,
          details: {},
          postings: [debit(promotionExpense('PTS'), 'PTS', 5n), credit(account, 'PTS', 5n)],
        });
      const entry = { walletId: WALLET, atMs: 5, kind: 'promotion', points: 5n } as const;
      await store.transact(async ({ wallets, transfers }) => {
        await wallets.open(aWallet({ id: WALLET }));
        await wallets.addEntry(entry);
        await transfers.post([gift(1)]);
      });
      const look = async ({ wallets, transfers }: ReadingBooks) => ({
        standings: await wallets.standings([WALLET, 'nobody' as WalletId]),
        balances: await transfers.balances([account, availablePoints('nobody' as WalletId)]),
      });

      const before = await store.transact(async (books) => {
        const found = await look(books);
        await books.transfers.post([gift(2)], found.balances);
        await books.wallets.addEntries([entry], found.standings);
        await books.wallets.touchAll([WALLET], found.standings);
        return found;
      });
      const after = await store.read(look);

      expect([...before.standings]).toEqual([[WALLET, { version: 0, lastEntry: 1 }]]);
      expect([...before.balances.values()]).toEqual([-5n, 0n]);
      expect([...after.standings]).toEqual([[WALLET, { version: 1, lastEntry: 2 }]]);
      expect([...after.balances.values()]).toEqual([-10n, 0n]);
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
