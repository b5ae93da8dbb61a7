// What every ledger store promises; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DepositId, KioskId, WalletId } from '#ledger/contract/ids.ts';
import {
  availablePoints,
  kioskCash,
  PARTNER_PAYABLE,
  partnerPayable,
  pendingDeposits,
  position,
  suspense,
} from '#ledger/ledger/account.ts';
import { credit, debit, transfer } from '#ledger/ledger/transfer.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import type { Notice } from '#ledger/store/port/notice.ts';
import { describeDepositsPart } from './deposits-part.ts';
import { describeLivesPart } from './lives-part.ts';
import { describePaperworkPart } from './paperwork-part.ts';
import { describeWalletEntriesPart } from './wallet-entries-part.ts';
import { aKiosk } from '../support/books.ts';

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
  describeDepositsPart(name, open);
  describeLivesPart(name, open);
  describePaperworkPart(name, open);
  describeWalletEntriesPart(name, open);

  describe(`a ledger store (${name})`, () => {
    let store: LedgerStore;
    beforeEach(() => {
      store = open();
    });
    afterEach(() => store.close());

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

    test('sums what shared accounts of a kind are above zero, sealed or not', async () => {
      const owing = (id: string, shop: string, amountMinor: bigint) =>
        transfer({
          id,
          template: '15',
          atMs: 1000,
          postings: [
            debit(partnerPayable(shop), 'PTS', amountMinor),
            credit(position('PTS'), 'PTS', amountMinor),
          ],
          details: {},
        });
      const owed = () => store.read((books) => books.transfers.aboveZero(PARTNER_PAYABLE));
      await store.transact((books) =>
        books.transfers.post([owing('a', 'x', 70n), owing('b', 'y', -50n), owing('c', 'z', 5n)]),
      );
      const before = await owed();

      await sealLog(store);
      const sealed = await owed();
      await store.transact((books) => books.transfers.post([owing('d', 'x', -100n)]));

      expect([before, sealed, await owed()]).toEqual([75n, 75n, 5n]);
    });

    test('holds amounts of 64 bits', async () => {
      const large = 2n ** 63n - 1n;
      await store.transact((books) => books.transfers.post([wonTransfer('a', large)]));

      const balance = await store.read((books) => books.transfers.balance(kioskCash(KIOSK, 'KRW')));

      expect(balance).toBe(large);
    });

    test('keeps every character of a text, in keys and in values', async () => {
      const texts = ['nothing\0here', 'private \uE000 use \uE0000', '\uE000e', '한글 ₩ 🪙', ''];
      await store.transact(async ({ paperwork, access }) => {
        for (const text of texts) await paperwork.saveFact(`${text}!`, text);
        for (const text of texts) await access.spend(text, `${text}!`, 1);
      });

      const kept = await store.read(({ paperwork }) =>
        Promise.all(texts.map((text) => paperwork.fact(`${text}!`))),
      );
      const spent = await store.read(({ access }) =>
        Promise.all(texts.map((text) => access.spentAfter(text, `${text}!`, 0))),
      );

      expect(kept).toEqual(texts);
      expect(spent).toEqual(texts.map(() => [1]));
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
  });
}
