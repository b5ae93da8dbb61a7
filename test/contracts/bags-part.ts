// What every ledger store promises of cashboxes, bags and coins in doubt.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DepositId, KioskId, WalletId } from '#ledger/contract/ids.ts';
import { kioskCash, suspense } from '#ledger/ledger/account.ts';
import type { Bag } from '#ledger/ledger/bag.ts';
import { credit, debit, transfer } from '#ledger/ledger/transfer.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { aCoin, aDeposit, aKiosk, aWallet } from '../support/books.ts';

const KIOSK = '018f0000-0000-7000-8000-000000000001' as KioskId;
const WALLET = '018f0000-0000-7000-8000-0000000000a1' as WalletId;
const DEPOSIT = '018f0000-0000-7000-8000-0000000000d1' as DepositId;

const aBag = (n: number, change: Partial<Bag> = {}): Bag => ({
  id: `bag-${n}`,
  kioskId: KIOSK,
  sealNumber: `S-${n}`,
  kioskSealNumber: n === 1 ? undefined : `s ${n}`,
  cutOff: { kioskEpoch: 1, seq: n * 10 },
  state: 'sealed',
  openedAtMs: 1_000,
  openedBy: 'kim',
  sealedAtMs: 2_000 + n,
  countedAtMs: undefined,
  expected: [{ currency: 'KRW', faceMinor: 500n, count: 3 }],
  counts: [
    {
      by: 'lee',
      atMs: 3_000,
      lines: [{ currency: 'KRW', faceMinor: 500n, good: 2, counterfeit: 1 }],
    },
  ],
  countNumber: 0,
  ...change,
});

/** `open` answers an empty store; it is closed after each test. */
export function describeBagsPart(name: string, open: () => LedgerStore): void {
  describe(`bags in the books (${name})`, () => {
    let store: LedgerStore;
    beforeEach(async () => {
      store = open();
      await store.transact((books) => books.kiosks.save(aKiosk({ id: KIOSK })));
    });
    afterEach(() => store.close());

    test('add up what is in a cashbox, face by face', async () => {
      const coins = (faceMinor: bigint, count: number) =>
        ({ currency: 'KRW', faceMinor, count }) as const;
      await store.transact(async (books) => {
        await books.bags.addToCashbox(KIOSK, [coins(500n, 3), coins(50n, 2)]);
        await books.bags.addToCashbox(KIOSK, [coins(500n, 1), coins(50n, -2)]);
        await books.bags.addToCashbox(KIOSK, [{ ...coins(1n, 7), currency: 'JPY' }]);
      });

      expect(await store.read((books) => books.bags.cashbox(KIOSK))).toEqual([
        { ...coins(1n, 7), currency: 'JPY' },
        coins(500n, 4),
      ]);
    });

    test('remember removals once, and epochs that are lost', async () => {
      const removal = (kioskEpoch: number, seq: number, sealNumber?: string) => ({
        kioskId: KIOSK,
        cutOff: { kioskEpoch, seq },
        atMs: 5,
        sealNumber,
      });
      const lost = { kioskId: KIOSK, kioskEpoch: 1, atMs: 9, by: ['kim', 'lee'] };
      await store.transact(async (books) => {
        await books.bags.addRemoval(removal(1, 90, 'A'));
        await books.bags.addRemoval(removal(2, 10));
        await books.bags.addRemoval(removal(2, 10, 'B'));
        await books.bags.closeEpoch(lost);
      });

      const kept = await store.read(async (books) => ({
        last: await books.bags.lastRemoval(KIOSK),
        at: await books.bags.removalAt(KIOSK, { kioskEpoch: 2, seq: 10 }),
        nowhere: await books.bags.removalAt(KIOSK, { kioskEpoch: 2, seq: 11 }),
        one: await books.bags.lostEpoch(KIOSK, 1),
        two: await books.bags.lostEpoch(KIOSK, 2),
      }));

      const [last, at] = [removal(2, 10), removal(2, 10)];
      expect(kept).toEqual({ last, at, nowhere: undefined, one: lost, two: undefined });
    });

    test('list bags by their state, their kiosk and their age', async () => {
      const waiting = aBag(3, { state: 'waiting', sealedAtMs: undefined, counts: [] });
      const counted = aBag(1, { state: 'counted', countedAtMs: 4_000, countNumber: 1 });
      await store.transact(async (books) => {
        for (const bag of [aBag(1), aBag(2), waiting, counted]) await books.bags.saveBag(bag);
      });

      const listed = await store.read(async (books) => ({
        one: await books.bags.bag('bag-1'),
        none: await books.bags.bag('bag-9'),
        newest: await books.bags.bags(undefined, 2),
        older: await books.bags.bags('bag-2', 2),
        ofKiosk: await books.bags.bagsOf(KIOSK, 1),
        waiting: await books.bags.waitingBags(5),
        uncounted: await books.bags.uncountedBags(9_000, 5),
        younger: await books.bags.uncountedBags(2_002, 5),
      }));

      expect(listed).toEqual({
        one: counted,
        none: undefined,
        newest: [waiting, aBag(2)],
        older: [counted],
        ofKiosk: [waiting],
        waiting: [waiting],
        uncounted: [aBag(2)],
        younger: [],
      });
    });

    test('forget a bag that waits, and no other', async () => {
      const waiting = aBag(3, { state: 'waiting', sealedAtMs: undefined, counts: [] });
      await store.transact(async (books) => {
        for (const bag of [aBag(2), waiting]) await books.bags.saveBag(bag);
        for (const id of ['bag-2', 'bag-3', 'bag-9']) await books.bags.removeWaitingBag(id);
      });

      expect(await store.read((books) => books.bags.bags(undefined, 5))).toEqual([aBag(2)]);
    });
  });

  describe(`coins in doubt in the books (${name})`, () => {
    let store: LedgerStore;
    beforeEach(() => {
      store = open();
    });
    afterEach(() => store.close());

    test('wait, the oldest first, until they are resolved', async () => {
      const item = (id: string, atMs: number, resolvedAtMs?: number) =>
        ({
          transferId: id,
          kioskId: KIOSK,
          currency: 'KRW',
          amountMinor: 500n,
          atMs,
          resolvedAtMs,
        }) as const;
      await store.transact(async (books) => {
        for (const id of ['a', 'b', 'c', 'd']) {
          const legs = [
            debit(kioskCash(KIOSK, 'KRW'), 'KRW', 500n),
            credit(suspense('KRW'), 'KRW', 500n),
          ];
          const made = { id, template: '2s', atMs: 1, postings: legs, details: {} } as const;
          await books.transfers.post([transfer(made)]);
        }
        for (const one of [item('c', 1), item('b', 2), item('a', 2), item('d', 3)]) {
          await books.suspense.save(one);
        }
        await books.suspense.save(item('c', 1, 9));
      });

      const listed = await store.read(async (books) => ({
        resolved: await books.suspense.item('c'),
        all: await books.suspense.open(undefined, 10),
        next: await books.suspense.open({ atMs: 2, transferId: 'a' }, 1),
      }));

      expect(listed).toEqual({
        resolved: item('c', 1, 9),
        all: [item('a', 2), item('b', 2), item('d', 3)],
        next: [item('b', 2)],
      });
    });

    test('are given to a deposit coin by coin, and deposits in review are listed', async () => {
      const coin = aCoin({ kioskId: KIOSK, depositId: undefined, creditSeq: 5n });
      const review = { ...aDeposit({ id: DEPOSIT, kioskId: KIOSK, walletId: WALLET }) };
      await store.transact(async (books) => {
        await books.kiosks.save(aKiosk({ id: KIOSK }));
        await books.wallets.open(aWallet({ id: WALLET }));
        await books.deposits.save({ ...review, state: 'review' });
        await books.deposits.addCoins([{ ...coin, fate: 'aside' }]);
        await books.deposits.giveCoins([coin], DEPOSIT);
      });

      const read = await store.read(async (books) => ({
        coins: await books.deposits.coins(DEPOSIT),
        review: await books.deposits.inReview(undefined, 5),
        behind: await books.deposits.inReview(DEPOSIT, 5),
      }));

      expect(read.coins).toEqual([{ ...coin, depositId: DEPOSIT, fate: 'credited' }]);
      expect(read.review.map((one) => one.id)).toEqual([DEPOSIT]);
      expect(read.behind).toEqual([]);
    });
  });
}
