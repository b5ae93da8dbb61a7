// What every ledger store promises of wallets, deposits, coins and lots.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DepositId, KioskId, PickupId, WalletId } from '#ledger/contract/ids.ts';
import { kioskCash, pendingDeposits } from '#ledger/ledger/account.ts';
import { withCoin } from '#ledger/ledger/deposit.ts';
import { openLot } from '#ledger/ledger/lot.ts';
import { credit, debit, transfer } from '#ledger/ledger/transfer.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import type { Notice } from '#ledger/store/port/notice.ts';
import { aCoin, aDeposit, aKiosk, aWallet } from '../support/books.ts';

const KIOSK = '018f0000-0000-7000-8000-000000000001' as KioskId;
const WALLET = '018f0000-0000-7000-8000-0000000000a1' as WalletId;
const DEPOSIT = '018f0000-0000-7000-8000-0000000000d1' as DepositId;

/** Coins of `amountMinor` won for the test wallet. */
const wonTransfer = (id: string, amountMinor: bigint) =>
  transfer({
    id,
    template: '1',
    atMs: 1000,
    postings: [
      debit(kioskCash(KIOSK, 'KRW'), 'KRW', amountMinor),
      credit(pendingDeposits(WALLET, 'KRW'), 'KRW', amountMinor),
    ],
    details: { depositId: DEPOSIT, kioskId: KIOSK },
  });

/** `open` answers an empty store; it is closed after each test. */
export function describeDepositsPart(name: string, open: () => LedgerStore): void {
  describe(`wallets, deposits and coins in the books (${name})`, () => {
    let store: LedgerStore;
    beforeEach(() => {
      store = open();
    });
    afterEach(() => store.close());

    const withKioskAndWallet = () =>
      store.transact(async (books) => {
        await books.kiosks.save(aKiosk({ id: KIOSK }));
        await books.wallets.open(aWallet({ id: WALLET }));
        await books.deposits.save(aDeposit({ id: DEPOSIT, kioskId: KIOSK, walletId: WALLET }));
      });

    test('gives a wallet a version that rises, and tells the newest one after the commit', async () => {
      const heard: Notice[] = [];
      await withKioskAndWallet();
      store.listen((notice) => heard.push(notice));

      await store.transact(async (books) => {
        await books.wallets.touch(WALLET);
        await books.wallets.touch(WALLET);
      });

      const wallet = await store.read((books) => books.wallets.find(WALLET));
      expect(wallet?.version).toBe(2);
      expect(heard).toEqual([{ kind: 'wallet-changed', walletId: WALLET, version: 2 }]);
    });

    test('counts coins into hours, and adds to an hour', async () => {
      await withKioskAndWallet();
      const coinAt = (creditSeq: bigint, atMs: number) => ({
        ...aCoin({ kioskId: KIOSK, depositId: DEPOSIT, creditSeq }),
        atMs,
      });

      await store.transact((books) =>
        books.deposits.addCoins([
          coinAt(1n, 3_600_000),
          coinAt(2n, 7_199_999),
          coinAt(3n, 7_200_000),
        ]),
      );
      await store.transact((books) => books.deposits.addCoins([coinAt(4n, 7_200_001)]));

      const hours = (from: number) => store.read((books) => books.deposits.coinHours(from));
      expect(await hours(0)).toEqual([
        { kioskId: KIOSK, hour: 1, count: 2 },
        { kioskId: KIOSK, hour: 2, count: 2 },
      ]);
      expect(await hours(2)).toEqual([{ kioskId: KIOSK, hour: 2, count: 2 }]);
    });

    test('keeps where a kiosk stands and what it told of itself', async () => {
      const sighting = {
        position: { latitudeE6: 37_566_500, longitudeE6: -126_978_000 },
        health: {
          softwareVersion: '0.1.0',
          acceptors: [{ acceptorId: 'a', state: 'ready' }],
          unsentRecords: 3,
        },
      };

      await store.transact((books) => books.kiosks.save({ ...aKiosk({ id: KIOSK }), ...sighting }));

      expect(await store.read((books) => books.kiosks.find(KIOSK))).toMatchObject(sighting);
    });

    test('finds a wallet by its blind index, and opens one a number', async () => {
      await withKioskAndWallet();

      const second = store.transact((books) =>
        books.wallets.open({ ...aWallet({ id: WALLET }), id: KIOSK as string as WalletId }),
      );

      await expect(second).rejects.toThrow();
      const found = await store.read((books) =>
        books.wallets.byPhone(aWallet({ id: WALLET }).phoneIndex),
      );
      expect(found).toEqual(aWallet({ id: WALLET }));
    });

    test('pages the entries of a wallet from the newest back', async () => {
      await withKioskAndWallet();
      await store.transact(async (books) => {
        for (const points of [1n, 2n, 3n]) {
          await books.wallets.addEntry({
            walletId: WALLET,
            atMs: 5,
            kind: 'matured',
            depositId: DEPOSIT,
            points,
          });
        }
      });

      const first = await store.read((books) => books.wallets.entries(WALLET, undefined, 2));
      const rest = await store.read((books) =>
        books.wallets.entries(WALLET, first.at(-1)!.entryNumber, 2),
      );

      expect([...first, ...rest].map((entry) => entry.points)).toEqual([3n, 2n, 1n]);
    });

    test('keeps a deposit with its lines and faces', async () => {
      await withKioskAndWallet();
      const kept = withCoin(
        withCoin(
          aDeposit({ id: DEPOSIT, kioskId: KIOSK, walletId: WALLET }),
          { currency: 'USD', faceMinor: 25n },
          'credited',
        ),
        { currency: 'KRW', faceMinor: 500n },
        'aside',
      );

      await store.transact((books) => books.deposits.save(kept));

      expect(await store.read((books) => books.deposits.find([DEPOSIT]))).toEqual([kept]);
      expect(await store.read((books) => books.deposits.pending(WALLET))).toEqual([kept]);
      expect(await store.read((books) => books.deposits.openAt(KIOSK))).toEqual([kept]);
    });

    test('answers what is due and what is abandoned, oldest first', async () => {
      await withKioskAndWallet();
      const at = (n: number, dueAtMs: number) => ({
        ...aDeposit({
          id: `018f0000-0000-7000-8000-0000000000e${n}` as DepositId,
          kioskId: KIOSK,
          walletId: WALLET,
        }),
        dueAtMs,
        abandonedAtMs: dueAtMs,
      });
      await store.transact(async (books) => {
        for (const deposit of [at(1, 300), at(2, 100), at(3, 200)]) {
          await books.deposits.save(deposit);
        }
      });

      const due = await store.read((books) => books.deposits.due(200, 10));
      const abandoned = await store.read((books) => books.deposits.abandoned(200, 1));

      expect(due).toEqual([at(2, 0).id, at(3, 0).id]);
      expect(abandoned).toEqual([at(2, 0).id]);
    });

    test('counts a credit once for ever', async () => {
      await withKioskAndWallet();
      const coin = aCoin({ kioskId: KIOSK, depositId: DEPOSIT, creditSeq: 7n });
      await store.transact((books) => books.deposits.addCoins([coin]));

      const again = store.transact((books) =>
        books.deposits.addCoins([{ ...coin, kioskEpoch: 2, seq: 99 }]),
      );

      await expect(again).rejects.toThrow();
      const known = await store.read((books) =>
        books.deposits.knownCredits([{ ...coin, creditSeq: 8n }, coin]),
      );
      expect(known).toEqual([coin]);
      expect(await store.read((books) => books.deposits.coins(DEPOSIT))).toEqual([coin]);
    });

    test('leads from a code to its pickup until it is claimed', async () => {
      await withKioskAndWallet();
      const pickup = {
        id: '018f0000-0000-7000-8000-0000000000b1' as PickupId,
        kioskId: KIOSK,
        depositId: DEPOSIT,
        codeHash: 'c'.repeat(64),
        claimedAtMs: undefined,
      };
      await store.transact((books) => books.deposits.savePickup(pickup));
      const before = await store.read((books) => books.deposits.pickupsByCode(pickup.codeHash));

      await store.transact((books) => books.deposits.savePickup({ ...pickup, claimedAtMs: 9 }));

      const after = await store.read((books) => books.deposits.pickupsByCode(pickup.codeHash));
      expect({ before, after }).toEqual({ before: [pickup], after: [] });
    });

    test('opens lots that are used in the order in which they expire', async () => {
      await withKioskAndWallet();
      const lot = (id: string, openedAtMs: number) =>
        openLot({ id, walletId: WALLET, depositId: DEPOSIT, openedAtMs, points: 10n });
      await store.transact(async (books) => {
        await books.transfers.post([wonTransfer('young', 1n), wonTransfer('old', 1n)]);
        await books.holds.openLot(lot('young', 2_000));
        await books.holds.openLot(lot('old', 1_000));
      });

      const lots = await store.read((books) => books.holds.openLots(WALLET));

      expect(lots).toEqual([lot('old', 1_000), lot('young', 2_000)]);
    });
  });
}
