// What the withdrawals part of every ledger store promises; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import type { Withdrawal } from '#ledger/ledger/withdrawal.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { aWallet } from '../support/books.ts';
import { uuid } from '../support/ledger-world.ts';

const WALLET = uuid(0xa1) as WalletId;
const FILE = { id: uuid(70), madeAtMs: 5, madeBy: 'first', paymentsCount: 2, totalMinor: 9n };

const aWithdrawal = (n: number, more: Partial<Withdrawal> = {}): Withdrawal => ({
  id: uuid(n),
  walletId: WALLET,
  state: 'requested',
  points: 2n ** 62n,
  feeMinor: 300n,
  policyName: 'withdrawal',
  policyVersion: 1,
  payeeCipher: Uint8Array.of(1, 2),
  requestedAtMs: 1_000,
  fileId: undefined,
  sentAtMs: undefined,
  answeredAtMs: undefined,
  reason: undefined,
  ...more,
});

/** `open` answers an empty store; it is closed after each test. */
export function describeWithdrawalsPart(name: string, open: () => LedgerStore): void {
  describe(`the withdrawals part (${name})`, () => {
    let store: LedgerStore;
    beforeEach(async () => {
      store = open();
      await store.transact((books) => books.wallets.open(aWallet({ id: WALLET })));
    });
    afterEach(() => store.close());

    test('tells a withdrawal as it was saved last', async () => {
      const sent = aWithdrawal(1, {
        state: 'failed',
        fileId: FILE.id,
        sentAtMs: 5,
        answeredAtMs: 6,
        reason: 'AC04',
      });
      await store.transact(async ({ withdrawals }) => {
        await withdrawals.addPaymentFile(FILE);
        await withdrawals.save(aWithdrawal(1));
        await withdrawals.save(sent);
      });

      const told = await store.read(async ({ withdrawals }) => [
        await withdrawals.withdrawal(uuid(1)),
        await withdrawals.withdrawal(uuid(2)),
      ]);

      expect(told).toEqual([sent, undefined]);
    });

    test('pages those of a wallet newest first, those in a state oldest first', async () => {
      await store.transact(async ({ withdrawals }) => {
        await withdrawals.addPaymentFile(FILE);
        await withdrawals.save(aWithdrawal(3));
        await withdrawals.save(aWithdrawal(1));
        await withdrawals.save(aWithdrawal(2, { state: 'sent', fileId: FILE.id, sentAtMs: 5 }));
      });

      const pages = await store.read(async ({ withdrawals }) => ({
        newest: await withdrawals.ofWallet(WALLET, undefined, 2),
        older: await withdrawals.ofWallet(WALLET, uuid(2), 2),
        foreign: await withdrawals.ofWallet(uuid(0xa2) as WalletId, undefined, 2),
        requested: await withdrawals.inState('requested', undefined, 1),
        next: await withdrawals.inState('requested', uuid(1), 1),
        inFile: await withdrawals.inFile(FILE.id),
      }));

      const ids = Object.entries(pages).map(([key, rows]) => [key, rows.map(({ id }) => id)]);
      expect(Object.fromEntries(ids)).toEqual({
        newest: [uuid(3), uuid(2)],
        older: [uuid(1)],
        foreign: [],
        requested: [uuid(1)],
        next: [uuid(3)],
        inFile: [uuid(2)],
      });
    });

    test('makes a payment file once', async () => {
      const newer = { ...FILE, id: uuid(71) };
      await store.transact(async ({ withdrawals }) => {
        await withdrawals.addPaymentFile(FILE);
        await withdrawals.addPaymentFile(newer);
      });

      const again = store.transact(({ withdrawals }) => withdrawals.addPaymentFile(FILE));

      await expect(again).rejects.toThrow();
      const told = await store.read(async ({ withdrawals }) => ({
        one: await withdrawals.paymentFile(FILE.id),
        none: await withdrawals.paymentFile(uuid(72)),
        page: await withdrawals.paymentFiles(undefined, 1),
        next: await withdrawals.paymentFiles(newer.id, 5),
      }));
      expect(told).toEqual({ one: FILE, none: undefined, page: [newer], next: [FILE] });
    });
  });
}
