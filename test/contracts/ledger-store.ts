// What every ledger store promises; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DepositId, KioskId, PickupId, WalletId } from '#ledger/contract/ids.ts';
import {
  availablePoints,
  kioskCash,
  pendingDeposits,
  position,
  suspense,
} from '#ledger/ledger/account.ts';
import { withCoin } from '#ledger/ledger/deposit.ts';
import { openLot } from '#ledger/ledger/lot.ts';
import { credit, debit, transfer } from '#ledger/ledger/transfer.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import type { Notice } from '#ledger/store/port/notice.ts';
import { aCard, aCoin, aDeposit, aKiosk, aTable, aWallet } from '../support/books.ts';

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

const suspenseTransfer = (id: string, amountMinor: bigint) =>
  transfer({
    id,
    template: '2s',
    atMs: 1000,
    postings: [
      debit(kioskCash(KIOSK, 'KRW'), 'KRW', amountMinor),
      credit(suspense('KRW'), 'KRW', amountMinor),
    ],
    details: {},
  });

/** `open` answers an empty store; it is closed after each test. */
export function describeLedgerStore(name: string, open: () => LedgerStore): void {
  describe(`a ledger store (${name})`, () => {
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

    test('keeps the balance of bounded and of shared accounts', async () => {
      await store.transact((books) =>
        books.transfers.post([
          wonTransfer('a', 500n),
          suspenseTransfer('b', 100n),
          suspenseTransfer('c', 50n),
        ]),
      );

      const balances = await store.read((books) => books.transfers.trialBalance());

      expect(balances).toEqual([
        { account: kioskCash(KIOSK, 'KRW'), commodity: 'KRW', balanceMinor: 650n },
        { account: pendingDeposits(WALLET, 'KRW'), commodity: 'KRW', balanceMinor: -500n },
        { account: suspense('KRW'), commodity: 'KRW', balanceMinor: -150n },
      ]);
    });

    test('holds amounts of 64 bits', async () => {
      const large = 2n ** 63n - 1n;
      await store.transact((books) => books.transfers.post([wonTransfer('a', large)]));

      const balance = await store.read((books) => books.transfers.balance(kioskCash(KIOSK, 'KRW')));

      expect(balance).toBe(large);
    });

    test('tells a transfer as it was posted', async () => {
      const posted = wonTransfer('a', 500n);
      await store.transact((books) => books.transfers.post([posted]));

      expect(await store.read((books) => books.transfers.transfer('a'))).toEqual(posted);
      expect(await store.read((books) => books.transfers.transfer('b'))).toBeUndefined();
    });

    test('posts a transfer once', async () => {
      await store.transact((books) => books.transfers.post([wonTransfer('a', 500n)]));

      const again = store.transact((books) => books.transfers.post([wonTransfer('a', 500n)]));

      await expect(again).rejects.toThrow();
      expect(await store.read((books) => books.transfers.balance(kioskCash(KIOSK, 'KRW')))).toBe(
        500n,
      );
    });

    test('lets no account cross its bound', async () => {
      const overdraft = transfer({
        ...wonTransfer('a', 1n),
        postings: [debit(availablePoints(WALLET), 'PTS', 1n), credit(position('PTS'), 'PTS', 1n)],
      });

      const posted = store.transact((books) => books.transfers.post([overdraft]));

      await expect(posted).rejects.toThrow('stays within its bound');
      expect(await store.read((books) => books.transfers.trialBalance())).toEqual([]);
    });

    test('leaves nothing of a transaction that failed, and all of its neighbours', async () => {
      const heard: Notice[] = [];
      store.listen((notice) => heard.push(notice));
      const before = store.transact((books) => books.transfers.post([wonTransfer('a', 1n)]));
      const failing = store.transact(async (books) => {
        await books.transfers.post([wonTransfer('b', 2n)]);
        await books.kiosks.save(aKiosk({ id: KIOSK }));
        await books.paperwork.saveFact('colour', 'green');
        throw new Error('a broken promise');
      });
      const after = store.transact((books) => books.transfers.post([wonTransfer('c', 4n)]));

      const outcomes = await Promise.allSettled([before, failing, after]);
      const left = await store.read(async (books) => ({
        cash: await books.transfers.balance(kioskCash(KIOSK, 'KRW')),
        kiosks: await books.kiosks.list(),
        fact: await books.paperwork.fact('colour'),
        unsealed: (await books.log.unsealed(10)).map((one) => one.id),
      }));

      expect(outcomes.map((outcome) => outcome.status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
      ]);
      expect(left).toEqual({ cash: 5n, kiosks: [], fact: undefined, unsealed: ['a', 'c'] });
      expect(heard).toEqual([{ kind: 'transfers-posted' }, { kind: 'transfers-posted' }]);
    });

    test('shows a reader everything that was acknowledged before', async () => {
      await store.transact((books) => books.paperwork.saveFact('colour', 'green'));

      expect(await store.read((books) => books.paperwork.fact('colour'))).toBe('green');
    });

    test('refuses work after it was closed', async () => {
      await store.close();

      await expect(store.transact(async () => 1)).rejects.toThrow('the store is closed');
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
        await books.transfers.openLot(lot('young', 2_000));
        await books.transfers.openLot(lot('old', 1_000));
      });

      const lots = await store.read((books) => books.transfers.openLots(WALLET));

      expect(lots).toEqual([lot('old', 1_000), lot('young', 2_000)]);
    });

    test('keeps batches as evidence, and held ones aside', async () => {
      await store.transact((books) => books.kiosks.save(aKiosk({ id: KIOSK })));
      const key = { kioskId: KIOSK, kioskEpoch: 1, batchSeq: 1 };
      const batch = {
        ...key,
        batchHash: 'a'.repeat(64),
        bytes: Uint8Array.of(1, 2, 3),
        signature: 's',
      };
      await store.transact(async (books) => {
        await books.kiosks.addBatch({ ...batch, acceptedAtMs: 5 });
        await books.kiosks.hold({ ...batch, batchSeq: 2, heldAtMs: 6 });
        await books.kiosks.hold({ ...batch, batchSeq: 2, heldAtMs: 7 });
      });

      const stored = await store.read((books) => books.kiosks.batch(key));
      const size = await store.read((books) => books.kiosks.heldSize(KIOSK));
      const held = await store.read((books) => books.kiosks.held(KIOSK, 10));

      expect(stored).toEqual({ ...batch, acceptedAtMs: 5 });
      expect(size).toEqual({ batches: 1, bytes: 3 });
      expect(held).toEqual([{ ...batch, batchSeq: 2, heldAtMs: 6 }]);
    });

    test('remembers what a token was exchanged for', async () => {
      const kiosk = aKiosk({ id: KIOSK });
      const token = { tokenHash: 't', kioskId: KIOSK, expiresAtMs: 5, used: undefined };
      await store.transact(async (books) => {
        await books.kiosks.save(kiosk);
        await books.kiosks.saveToken(token);
        await books.kiosks.saveToken({ ...token, used: kiosk.certificate });
      });

      const stored = await store.read((books) => books.kiosks.token('t'));

      expect(stored).toEqual({ ...token, used: kiosk.certificate });
      expect(await store.read((books) => books.kiosks.find(KIOSK))).toEqual(kiosk);
    });

    test('never replaces a signed document', async () => {
      await store.transact(async (books) => {
        await books.paperwork.addRateCard(aCard({ number: 1 }));
        await books.paperwork.addRateCard(aCard({ number: 2 }));
        await books.paperwork.addCoinTable(aTable({ number: 1 }));
      });

      const replaced = store.transact((books) =>
        books.paperwork.addRateCard(aCard({ number: 1, mid: { num: '1', den: '1' } })),
      );

      await expect(replaced).rejects.toThrow();
      const kept = await store.read(async (books) => ({
        one: await books.paperwork.rateCards([1, 7]),
        newest: await books.paperwork.newestRateCard(),
        tables: await books.paperwork.coinTables(['other', aTable({ number: 1 }).acceptorId]),
        none: await books.paperwork.newestCoinTable('other'),
      }));
      expect(kept).toEqual({
        one: [aCard({ number: 1 })],
        newest: aCard({ number: 2 }),
        tables: [aTable({ number: 1 })],
        none: undefined,
      });
    });

    test('opens one task for one matter', async () => {
      const task = {
        key: 'record k 1 7',
        kind: 'unreadable-record',
        kioskId: KIOSK,
        openedAtMs: 5,
        text: 'A record could not be read.',
        record: '{"seq":7}',
      } as const;
      await store.transact(async (books) => {
        await books.paperwork.openTask(task);
        await books.paperwork.openTask({ ...task, text: 'again' });
      });

      expect(await store.read((books) => books.paperwork.tasks(10))).toEqual([task]);
    });

    test('lends a lease to one holder until it runs out', async () => {
      const take = (holder: string, nowMs: number) =>
        store.transact((books) => books.paperwork.takeLease('upkeep', holder, nowMs, 100));

      const answers = [
        await take('a', 0),
        await take('b', 50),
        await take('a', 60),
        await take('b', 159),
        await take('b', 160),
        await take('a', 161),
      ];

      expect(answers).toEqual([true, false, true, false, true, false]);
    });
  });
}
