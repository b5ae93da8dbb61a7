// What the gifts part of every ledger store promises; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import type { Gift } from '#ledger/ledger/gift.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { aWallet } from '../support/books.ts';
import { uuid } from '../support/ledger-world.ts';

const GIVER = uuid(0xa1) as WalletId;
const RECEIVER = uuid(0xa2) as WalletId;

const aGift = (n: number, more: Partial<Gift> = {}): Gift => ({
  id: uuid(n),
  giverId: GIVER,
  receiverIndex: 'number',
  receiverCipher: Uint8Array.of(1),
  fromCipher: Uint8Array.of(2),
  state: 'offered',
  points: 5n,
  offeredAtMs: 1_000,
  lapsesAtMs: 2_000,
  resolvedAtMs: undefined,
  receiverId: undefined,
  ...more,
});
const accepted = { state: 'accepted', resolvedAtMs: 1_500, receiverId: RECEIVER } as const;

/** `open` answers an empty store; it is closed after each test. */
export function describeGiftsPart(name: string, open: () => LedgerStore): void {
  describe(`the gifts part (${name})`, () => {
    let store: LedgerStore;
    beforeEach(async () => {
      store = open();
      await store.transact(async ({ wallets }) => {
        await wallets.open(aWallet({ id: GIVER }));
        await wallets.open({ ...aWallet({ id: RECEIVER }), phoneIndex: Uint8Array.of(7) });
      });
    });
    afterEach(() => store.close());

    const keep = (...gifts: Gift[]) =>
      store.transact(async (books) => {
        for (const gift of gifts) await books.gifts.save(gift);
      });

    test('tells a gift as it was saved last', async () => {
      await keep(aGift(1), aGift(1, accepted));

      const told = await store.read(async ({ gifts }) => [
        await gifts.gift(uuid(1)),
        await gifts.gift(uuid(2)),
      ]);

      expect(told).toEqual([aGift(1, accepted), undefined]);
    });

    test('pages what concerns a holder: given, received, and waiting for the number', async () => {
      await keep(
        aGift(1),
        aGift(2, accepted),
        aGift(3, { receiverIndex: 'another' }),
        aGift(4, { state: 'cancelled', resolvedAtMs: 1_500 }),
      );
      const giver = { walletId: GIVER, phoneIndex: 'giver' };
      const receiver = { walletId: RECEIVER, phoneIndex: 'number' };

      const pages = await store.read(async ({ gifts }) => ({
        giver: await gifts.ofHolder(giver, undefined, 2),
        older: await gifts.ofHolder(giver, uuid(3), 5),
        receiver: await gifts.ofHolder(receiver, undefined, 5),
      }));

      const ids = Object.entries(pages).map(([key, rows]) => [key, rows.map(({ id }) => id)]);
      expect(Object.fromEntries(ids)).toEqual({
        giver: [uuid(4), uuid(3)],
        older: [uuid(2), uuid(1)],
        receiver: [uuid(2), uuid(1)],
      });
    });

    test('knows whose time is up, the longest due first', async () => {
      await keep(
        aGift(1, { lapsesAtMs: 1_900 }),
        aGift(2, { lapsesAtMs: 1_800 }),
        aGift(3, { lapsesAtMs: 2_001 }),
        aGift(4, { lapsesAtMs: 1_000, ...accepted }),
      );

      const due = await store.read(({ gifts }) => gifts.lapsed(2_000, 5));
      const first = await store.read(({ gifts }) => gifts.lapsed(2_000, 1));

      expect([due, first].map((rows) => rows.map(({ id }) => id))).toEqual([
        [uuid(2), uuid(1)],
        [uuid(2)],
      ]);
    });
  });
}
