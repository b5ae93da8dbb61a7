// What the claims part of every ledger store promises; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DepositId, KioskId, WalletId } from '#ledger/contract/ids.ts';
import type { Claim } from '#ledger/ledger/claim.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import type { Task } from '#ledger/store/port/paperwork.ts';
import { aWallet } from '../support/books.ts';
import { uuid } from '../support/ledger-world.ts';

const WALLET = uuid(0xa1) as WalletId;
const DEPOSIT = uuid(0xd1) as DepositId;

const aClaim = (n: number, more: Partial<Claim> = {}): Claim => ({
  id: uuid(n),
  walletId: WALLET,
  kind: 'miscount',
  depositId: DEPOSIT,
  receiptCode: undefined,
  textCipher: Uint8Array.of(1),
  evidence: '{}',
  state: 'open',
  filedAtMs: 1_000,
  dueAtMs: 2_000,
  decidedAtMs: undefined,
  answer: undefined,
  ...more,
});
const decided = { state: 'refused', decidedAtMs: 1_500, answer: 'The count was right.' } as const;

/** `open` answers an empty store; it is closed after each test. */
export function describeClaimsPart(name: string, open: () => LedgerStore): void {
  describe(`the claims part (${name})`, () => {
    let store: LedgerStore;
    beforeEach(async () => {
      store = open();
      await store.transact((books) => books.wallets.open(aWallet({ id: WALLET })));
    });
    afterEach(() => store.close());

    test('tells a claim as it was saved last, pages it, and finds what is open', async () => {
      const unknown = aClaim(3, { depositId: undefined, receiptCode: '7F3Q92KDM4' });
      await store.transact(async ({ claims }) => {
        for (const claim of [aClaim(1), aClaim(2), unknown, aClaim(1, decided)]) {
          await claims.save(claim);
        }
      });

      const told = await store.read(async ({ claims }) => ({
        one: await claims.claim(uuid(1)),
        none: await claims.claim(uuid(9)),
        newest: await claims.ofWallet(WALLET, undefined, 2),
        older: await claims.ofWallet(WALLET, uuid(2), 2),
        open: await claims.inState('open', undefined, 5),
        next: await claims.inState('open', uuid(2), 5),
        about: await claims.openAbout(DEPOSIT),
      }));

      expect(told).toEqual({
        one: aClaim(1, decided),
        none: undefined,
        newest: [unknown, aClaim(2)],
        older: [aClaim(1, decided)],
        open: [aClaim(2), unknown],
        next: [unknown],
        about: [aClaim(2)],
      });
    });

    test('finds what a kiosk reported around a time', async () => {
      const kioskId = uuid(1) as KioskId;
      const aTask = (key: string, openedAtMs: number, more: Partial<Task> = {}): Task => ({
        key,
        kind: 'credits-lost',
        kioskId,
        openedAtMs,
        text: key,
        record: undefined,
        ...more,
      });
      await store.transact(async ({ paperwork }) => {
        for (const [key, atMs] of [
          ['a', 9],
          ['b', 10],
          ['c', 20],
          ['d', 21],
        ] as const) {
          await paperwork.openTask(aTask(key, atMs));
        }
        await paperwork.openTask(aTask('other', 15, { kioskId: undefined }));
      });

      const around = await store.read((books) => books.paperwork.tasksAt(kioskId, 10, 20, 9));

      expect(around.map(({ key }) => key)).toEqual(['b', 'c']);
    });
  });
}
