// A shop's till and a holder with points at a test ledger: what each of them sends, in one line.
import type { LightMyRequestResponse } from 'fastify';
import type { z } from 'zod';
import { openLot } from '#ledger/ledger/lot.ts';
import { availablePoints, promotionExpense } from '#ledger/ledger/account.ts';
import { credit, debit, transfer } from '#ledger/ledger/transfer.ts';
import type { WalletId } from '#ledger/contract/ids.ts';
import type { RedeemRequest, RedemptionAnswer } from '#ledger/contract/redemption.ts';
import type { LedgerStore, WritingBooks } from '#ledger/store/ledger-store.ts';
import { aLedger, type TestLedger } from './ledger-app.ts';
import { aShop } from './staff.ts';

/** Opens a lot of `points`, as a promotion would. */
export const givePoints = (
  store: LedgerStore,
  walletId: WalletId,
  points: bigint,
  { id = 'gift', nowMs }: Readonly<{ id?: string; nowMs: number }>,
): Promise<void> => store.transact((books) => postGift(books, walletId, points, { id, nowMs }));

/** As `givePoints`, as part of a transaction. */
export async function postGift(
  books: WritingBooks,
  walletId: WalletId,
  points: bigint,
  { id, nowMs }: Readonly<{ id: string; nowMs: number }>,
): Promise<void> {
  await books.transfers.post([
    transfer({
      id,
      template: '22',
      atMs: nowMs,
      postings: [
        debit(promotionExpense('PTS'), 'PTS', points),
        credit(availablePoints(walletId), 'PTS', points),
      ],
      details: {},
    }),
  ]);
  await books.holds.openLot(
    openLot({ id, walletId, depositId: undefined, openedAtMs: nowMs, points }),
  );
}

/** Numbers the idempotency keys of a test. */
let requests = 0;
const nextKey = (): string => `key ${++requests}`.replace(' ', '-');

type Headers = Readonly<Record<string, string>>;
const poster =
  ({ api }: TestLedger, headers: Headers) =>
  (url: string, payload: object = {}, key = nextKey()): Promise<LightMyRequestResponse> =>
    api.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'idempotency-key': key },
      payload,
    });

export const PHONE = '+821012345678';

/** A ledger with a shop, and a holder who has `points`. */
export async function aTill({
  points = 10_000n,
  ...more
}: Parameters<typeof aLedger>[0] & Readonly<{ points?: bigint }> = {}) {
  const test = await aLedger(more);
  const shop = await aShop(test);
  const holder = await aHolder(test, PHONE, points);
  let orders = 0;
  return {
    ...test,
    shop: shopAt(test, shop),
    shopId: shop.shopId,
    holder,
    /** Another shop of the same ledger. */
    otherShop: async () => shopAt(test, await aShop(test)),
    otherHolder: (phone = '+821099990000') => aHolder(test, phone, points),
    /** A payment with a fresh code, or with `code`; the answer as the till sees it. */
    pay: async (
      amount: bigint,
      more: Partial<z.infer<typeof RedeemRequest>> = {},
    ): Promise<RedemptionAnswer> => {
      const code = more.code ?? (await holder.code()).code;
      const sale = { code, points: String(amount), orderId: `order ${++orders}`, capture: true };
      const answer = await shopAt(test, shop).post('/v1/redemptions', { ...sale, ...more });
      return answer.json<RedemptionAnswer>();
    },
    balances: () => test.ledger.store.read((books) => books.transfers.trialBalance()),
  };
}

type ShopKey = Awaited<ReturnType<typeof aShop>>;

const shopAt = (test: TestLedger, { headers, keyId, shopId }: ShopKey) => ({
  keyId,
  shopId,
  headers,
  post: poster(test, headers),
  get: (url: string, more: Headers = {}) =>
    test.api.inject({ url, headers: { ...headers, ...more } }),
  remove: (url: string) =>
    test.api.inject({
      method: 'DELETE',
      url,
      headers: { ...headers, 'idempotency-key': nextKey() },
    }),
});

async function aHolder(test: TestLedger, phone: string, points: bigint) {
  const { store, phones, clock } = test.ledger;
  const token = await test.signIn(phone);
  const headers = { authorization: `Bearer ${token}` };
  const wallet = await store.read((books) => books.wallets.byPhone(phones.index(phone)));
  const walletId = wallet!.id;
  if (points > 0n) {
    await givePoints(store, walletId, points, { id: `gift ${phone}`, nowMs: clock.nowMs() });
  }
  const post = poster(test, headers);
  return {
    walletId,
    token,
    post,
    get: async <T>(url: string): Promise<T> => (await test.api.inject({ url, headers })).json<T>(),
    /** Gives away what is left, and closes the wallet. */
    close: () =>
      test.api.inject({
        method: 'DELETE',
        url: '/v1/wallet',
        headers: { ...headers, 'idempotency-key': nextKey() },
        payload: { remaining: 'donate' },
      }),
    /** A fresh code for the till. */
    code: async (body: object = {}, key?: string) =>
      (await post('/v1/wallet/redemption-codes', body, key)).json<Code>(),
  };
}

type Code = Readonly<{ code: string; qr: string; ceiling: string; expiresAt: string }>;
