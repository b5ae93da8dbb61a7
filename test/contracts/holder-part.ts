// What the holder part of every ledger store promises; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import type { BankAccount, Consent, HolderNotice } from '#ledger/store/port/holder.ts';
import { aWallet } from '../support/books.ts';
import { uuid } from '../support/ledger-world.ts';

const WALLET = uuid(0xa1) as WalletId;
const OTHER = uuid(0xa2) as WalletId;

const anAccount = (n: number, walletId = WALLET): BankAccount => ({
  id: uuid(n),
  walletId,
  bankCode: '004',
  numberCipher: Uint8Array.of(n),
  addedAtMs: n,
});
const aConsent = (atMs: number, isGiven: boolean): Consent => ({
  walletId: WALLET,
  kind: 'marketing',
  version: 1,
  isGiven,
  atMs,
});
const aNotice = (key: string, walletId = WALLET): HolderNotice => ({
  walletId,
  key,
  kind: 'expiry',
  atMs: 5,
  facts: { points: '7' },
});
const IDENTITY = {
  walletId: WALLET,
  personIndex: 'p',
  nameCipher: Uint8Array.of(9),
  verifiedAtMs: 3,
};

/** `open` answers an empty store; it is closed after each test. */
export function describeHolderPart(name: string, open: () => LedgerStore): void {
  describe(`the holder part (${name})`, () => {
    let store: LedgerStore;
    beforeEach(async () => {
      store = open();
      await store.transact(async ({ wallets }) => {
        await wallets.open(aWallet({ id: WALLET }));
        await wallets.open({ ...aWallet({ id: OTHER }), phoneIndex: Uint8Array.of(7) });
      });
    });
    afterEach(() => store.close());

    test('knows an identity, bank accounts and every decision of a holder', async () => {
      await store.transact(async ({ holder }) => {
        await holder.saveIdentity({ ...IDENTITY, personIndex: 'before' });
        await holder.saveIdentity(IDENTITY);
        for (const n of [2, 1, 3]) await holder.addBankAccount(anAccount(n));
        await holder.addBankAccount(anAccount(4, OTHER));
        await holder.removeBankAccount(uuid(3));
        await holder.addConsent(aConsent(5, true));
        await holder.addConsent(aConsent(6, false));
      });

      const known = await store.read(async ({ holder }) => ({
        identity: await holder.identity(WALLET),
        nobody: await holder.identity(OTHER),
        accounts: await holder.bankAccounts(WALLET),
        account: await holder.bankAccount(uuid(4)),
        removed: await holder.bankAccount(uuid(3)),
        consents: await holder.consents(WALLET),
      }));

      expect(known).toEqual({
        identity: IDENTITY,
        nobody: undefined,
        accounts: [anAccount(1), anAccount(2)],
        account: anAccount(4, OTHER),
        removed: undefined,
        consents: [aConsent(5, true), aConsent(6, false)],
      });
    });

    test('tells a matter once, newest first, and remembers when it was read', async () => {
      await store.transact(async ({ holder }) => {
        await holder.addNotice(aNotice('a'));
        await holder.addNotice(aNotice('b'));
        await holder.addNotice({ ...aNotice('a'), atMs: 9 });
        await holder.addNotice(aNotice('a', OTHER));
        await holder.readNotices(WALLET, 1, 20);
        await holder.readNotices(WALLET, 1, 30);
      });

      const told = await store.read(async ({ holder }) => ({
        all: await holder.notices(WALLET, undefined, 10),
        older: await holder.notices(WALLET, 2, 1),
      }));

      const first = { ...aNotice('a'), noticeNumber: 1, readAtMs: 20 };
      const second = { ...aNotice('b'), noticeNumber: 2, readAtMs: undefined };
      expect(told).toEqual({ all: [second, first], older: [first] });
    });

    test('adds up what foreign coins became on a day', async () => {
      await store.transact(async ({ holder }) => {
        await holder.addForeignPoints(WALLET, '2026-11-22', 5n);
        await holder.addForeignPoints(WALLET, '2026-11-22', 7n);
        await holder.addForeignPoints(WALLET, '2026-11-23', 1n);
      });

      const sums = await store.read(({ holder }) =>
        Promise.all(
          ['2026-11-22', '2026-11-23', '2026-11-24'].map((day) =>
            holder.foreignPoints(WALLET, day),
          ),
        ),
      );

      expect(sums).toEqual([12n, 1n, 0n]);
    });

    test('forgets one holder for ever, and nobody else', async () => {
      await store.transact(async ({ holder }) => {
        for (const walletId of [WALLET, OTHER]) {
          await holder.saveIdentity({ ...IDENTITY, walletId });
          await holder.addNotice(aNotice('a', walletId));
        }
        await holder.addBankAccount(anAccount(1));
        await holder.addConsent(aConsent(5, true));
        await holder.eraseHolder(WALLET);
      });

      const left = await store.read(({ holder }) =>
        Promise.all(
          [WALLET, OTHER].map(async (walletId) => [
            (await holder.identity(walletId))?.walletId,
            (await holder.bankAccounts(walletId)).length,
            (await holder.consents(walletId)).length,
            (await holder.notices(walletId, undefined, 9)).length,
          ]),
        ),
      );

      expect(left).toEqual([
        [undefined, 0, 0, 0],
        [OTHER, 0, 0, 1],
      ]);
    });

    test('keeps entries of any subject in the history of a wallet', async () => {
      const entries = [
        { walletId: WALLET, atMs: 1, kind: 'deposit', depositId: uuid(9) as never, points: 0n },
        {
          walletId: WALLET,
          atMs: 2,
          kind: 'withdrawal',
          subject: { kind: 'withdrawal', id: uuid(8) },
          points: -5n,
        },
      ] as const;
      await store.transact(async ({ wallets }) => {
        for (const entry of entries) await wallets.addEntry(entry);
      });

      const told = await store.read(({ wallets }) => wallets.entries(WALLET, undefined, 9));

      expect(told).toEqual([
        { ...entries[1], entryNumber: 2 },
        { ...entries[0], entryNumber: 1 },
      ]);
    });
  });
}
