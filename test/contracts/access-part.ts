// What the access part of every ledger store promises; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import type { SignInCode } from '#ledger/store/port/access.ts';
import { aWallet } from '../support/books.ts';

const WALLET = '018f0000-0000-7000-8000-0000000000a1' as WalletId;
const SIGN_IN = {
  tokenHash: 't',
  walletId: WALLET,
  signedInAtMs: 100,
  lastSeenAtMs: 100,
  provenAtMs: 90,
};

const aCode = (id: string, more: Partial<SignInCode> = {}): SignInCode => ({
  id,
  phoneIndex: 'phone',
  codeHash: `hash of ${id}`,
  expiresAtMs: 1000,
  triesCount: 0,
  ...more,
});

/** `open` answers an empty store; it is closed after each test. */
export function describeAccessPart(name: string, open: () => LedgerStore): void {
  describe(`the access part (${name})`, () => {
    let store: LedgerStore;
    beforeEach(() => {
      store = open();
    });
    afterEach(() => store.close());

    test('tells the live codes of a number, oldest first, each with its tries', async () => {
      await store.transact(async ({ access }) => {
        await access.addCode(aCode('late', { expiresAtMs: 3000 }));
        await access.addCode(aCode('early', { expiresAtMs: 2000 }));
        await access.addCode(aCode('expired', { expiresAtMs: 1000 }));
        await access.addCode(aCode('foreign', { phoneIndex: 'other', expiresAtMs: 2000 }));
        await access.countTry('phone', 1000);
      });

      const live = await store.read(({ access }) => access.liveCodes('phone', 1000));
      const foreign = await store.read(({ access }) => access.liveCodes('other', 1000));

      expect({ live, foreign }).toEqual({
        live: [
          aCode('early', { expiresAtMs: 2000, triesCount: 1 }),
          aCode('late', { expiresAtMs: 3000, triesCount: 1 }),
        ],
        foreign: [aCode('foreign', { phoneIndex: 'other', expiresAtMs: 2000 })],
      });
    });

    test('forgets the codes of one number together', async () => {
      await store.transact(async ({ access }) => {
        await access.addCode(aCode('mine'));
        await access.addCode(aCode('foreign', { phoneIndex: 'other' }));
        await access.forgetCodes('phone');
      });

      const left = await store.read(async ({ access }) => [
        ...(await access.liveCodes('phone', 0)),
        ...(await access.liveCodes('other', 0)),
      ]);

      expect(left.map((code) => code.id)).toEqual(['foreign']);
    });

    test('knows a sign-in until it is removed', async () => {
      await store.transact(async (books) => {
        await books.wallets.open(aWallet({ id: WALLET }));
        await books.access.addSignIn(SIGN_IN);
        await books.access.seen('t', 500);
      });
      const before = await store.read(({ access }) => access.signIn('t'));

      await store.transact(({ access }) => access.removeSignIn('t'));

      const after = await store.read(({ access }) => access.signIn('t'));
      expect({ before, after }).toEqual({
        before: { ...SIGN_IN, lastSeenAtMs: 500 },
        after: undefined,
      });
    });

    test('keeps when the number was proven, on that sign-in alone and only while there is one', async () => {
      await store.transact(async (books) => {
        await books.wallets.open(aWallet({ id: WALLET }));
        await books.access.addSignIn(SIGN_IN);
        await books.access.addSignIn({ ...SIGN_IN, tokenHash: 'other' });
        await books.access.prove('t', 700);
        await books.access.prove('gone', 700);
      });

      const kept = await store.read(async ({ access }) => [
        await access.signIn('t'),
        await access.signIn('other'),
        await access.signIn('gone'),
      ]);

      expect(kept).toEqual([
        { ...SIGN_IN, provenAtMs: 700 },
        { ...SIGN_IN, tokenHash: 'other' },
        undefined,
      ]);
    });

    test('tells when a budget was spent, for one key and after one moment', async () => {
      await store.transact(async ({ access }) => {
        for (const atMs of [30, 10, 20]) await access.spend('sent', 'a', atMs);
        await access.spend('sent', 'b', 25);
        await access.spend('asked', 'a', 25);
      });

      const spent = await store.read(({ access }) => access.spentAfter('sent', 'a', 10));

      expect(spent).toEqual([20, 30]);
    });

    test('keeps an answer with its key, and never another in its place', async () => {
      const answer = { requestHash: 'r', status: 200, body: '{}' };
      const named = { principal: 'holder', key: 'key', ...answer };
      await store.transact(({ access }) => access.giveAnswers([named]));

      const again = store.transact(({ access }) => access.giveAnswers([named]));

      await expect(again).rejects.toThrow();
      const kept = await store.read(async ({ access }) => [
        await access.givenAnswer('holder', 'key'),
        await access.givenAnswer('another', 'key'),
        await access.givenAnswers([
          { principal: 'another', key: 'key' },
          { principal: 'holder', key: 'key' },
        ]),
      ]);
      expect(kept).toEqual([answer, undefined, [named]]);
    });

    test('forgets what can no longer decide anything', async () => {
      await store.transact(async (books) => {
        const { access } = books;
        await books.wallets.open(aWallet({ id: WALLET }));
        await access.addCode(aCode('old', { expiresAtMs: 10 }));
        await access.addCode(aCode('new', { expiresAtMs: 11 }));
        await access.spend('sent', 'a', 20);
        await access.spend('sent', 'a', 21);
        await access.addSignIn({ ...SIGN_IN, tokenHash: 'old', lastSeenAtMs: 30 });
        await access.addSignIn({ ...SIGN_IN, tokenHash: 'new', lastSeenAtMs: 31 });
        await access.forgetBefore({ codesMs: 10, spentMs: 20, signInsMs: 30 });
      });

      const left = await store.read(async ({ access }) => ({
        codes: (await access.liveCodes('phone', 0)).map((code) => code.id),
        spent: await access.spentAfter('sent', 'a', 0),
        signIns: [await access.signIn('old'), (await access.signIn('new'))?.tokenHash],
      }));

      expect(left).toEqual({ codes: ['new'], spent: [21], signIns: [undefined, 'new'] });
    });
  });
}
