// Payments at a till, as the shop and the holder see them.
import { describe, expect, test } from 'vitest';
import type { RedemptionAnswer, RedemptionList } from '#ledger/contract/redemption.ts';
import type { History, Wallet } from '#ledger/contract/wallet.ts';
import { sweep } from '#ledger/use-cases/upkeep/sweeper.ts';
import { refusalOf } from '../../support/ledger-app.ts';
import { aTill, PHONE } from '../../support/till.ts';

type Till = Awaited<ReturnType<typeof aTill>>;
const points = async ({ holder }: Till) => (await holder.get<Wallet>('/v1/wallet')).points;
const DECIDED = { status: 409, code: 'redemption-decided' };

describe('a payment', () => {
  test('that is captured at once moves points from the holder to the shop', async () => {
    const till = await aTill();

    const paid = await till.pay(1_050n);

    expect(paid).toMatchObject({ status: 'captured', points: '1050', captured: '1050' });
    expect(await points(till)).toEqual({ available: '8950', held: '0' });
    expect(await till.balances()).toContainEqual({
      account: `partner:payable:${till.shopId}`,
      commodity: 'PTS',
      balanceMinor: -1_040n,
    });
  });

  test('is set aside, then captured in part: the rest is free again', async () => {
    const till = await aTill();
    const { id, status } = await till.pay(1_000n, { capture: false });
    const held = await points(till);

    const captured = await till.shop.post(`/v1/redemptions/${id}/capture`, { points: '600' });
    const again = await till.shop.post(`/v1/redemptions/${id}/capture`);

    expect(status).toBe('authorised');
    expect(held).toMatchObject({ available: '9000', held: '1000' });
    expect(captured.json()).toMatchObject({ status: 'captured', points: '1000', captured: '600' });
    expect(await points(till)).toEqual({ available: '9400', held: '0' });
    expect(refusalOf(again)).toEqual(DECIDED);
  });

  test('is voided, or lapses when the shop forgets it', async () => {
    const till = await aTill();
    const one = await till.pay(1_000n, { capture: false });
    const other = await till.pay(500n, { capture: false, lapseAfterMinutes: 10 });

    await till.shop.post(`/v1/redemptions/${one.id}/void`);
    await till.clock.advance(600_000);
    await sweep(till.ledger);
    const [voided, lapsed] = await Promise.all(
      [one, other].map(({ id }) => till.shop.get(`/v1/redemptions/${id}`)),
    );

    expect([voided!.json(), lapsed!.json()]).toMatchObject([
      { status: 'voided' },
      { status: 'lapsed' },
    ]);
    expect(await points(till)).toEqual({ available: '10000', held: '0' });
  });

  test('is refunded in parts, never more than was captured', async () => {
    const till = await aTill();
    const { id } = await till.pay(1_000n);
    const refund = (amount: string) =>
      till.shop.post(`/v1/redemptions/${id}/refunds`, { points: amount });

    const answers = [await refund('400'), await refund('601'), await refund('600')];

    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 409, 200]);
    expect(answers[2]!.json()).toMatchObject({ status: 'captured', refunded: '1000' });
    expect(await points(till)).toEqual({ available: '10000', held: '0' });
  });

  test('is not refunded to a wallet that is closed: points would reach nobody', async () => {
    const till = await aTill();
    const { id } = await till.pay(1_000n);
    await till.holder.close();
    const before = await till.balances();

    const refund = await till.shop.post(`/v1/redemptions/${id}/refunds`, { points: '200' });

    expect(refusalOf(refund)).toEqual({ status: 409, code: 'wallet-closed' });
    expect(await till.balances()).toEqual(before);
  });

  test('sent twice is one payment with the same answer', async () => {
    const { holder, shop } = await aTill();
    const { code } = await holder.code();
    const sale = { code, points: '10', orderId: 'a', capture: true };

    const first = await shop.post('/v1/redemptions', sale, 'k');
    const again = await shop.post('/v1/redemptions', sale, 'k');
    const changed = await shop.post('/v1/redemptions', { ...sale, points: '11' }, 'k');

    expect([again.statusCode, again.body]).toEqual([201, first.body]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(refusalOf(changed)).toEqual({ status: 422, code: 'idempotency-key-reused' });
  });

  test('for an order that has one is refused with the id of that one', async () => {
    const { pay, holder, shop } = await aTill();
    const { id } = await pay(10n, { orderId: 'order 7' });
    const { code } = await holder.code();

    const again = await shop.post('/v1/redemptions', {
      code,
      points: '10',
      orderId: 'order 7',
      capture: true,
    });

    expect(refusalOf(again)).toEqual({ status: 409, code: 'order-exists' });
    expect(again.json()).toMatchObject({ id });
  });
});

describe('a shop', () => {
  test('sees its own redemptions only', async () => {
    const till = await aTill();
    const { id } = await till.pay(10n, { capture: false });
    const other = await till.otherShop();

    const answers = await Promise.all([
      other.get(`/v1/redemptions/${id}`),
      other.post(`/v1/redemptions/${id}/capture`),
      other.post(`/v1/redemptions/${id}/void`),
      other.post(`/v1/redemptions/${id}/refunds`, { points: '1' }),
    ]);
    const list = await other.get('/v1/redemptions');

    expect(answers.map(refusalOf)).toEqual(
      Array.from({ length: 4 }, () => ({ status: 404, code: 'not-found' })),
    );
    expect(list.json()).toEqual({ redemptions: [] });
  });

  test('knows a holder by a reference of its own, and never by the number', async () => {
    const till = await aTill();
    const other = await till.otherShop();
    const here = [await till.pay(10n), await till.pay(10n)];
    const { code } = await till.holder.code();
    const there = await other.post('/v1/redemptions', {
      code,
      points: '10',
      orderId: 'a',
      capture: true,
    });

    const refs = [...here, there.json<RedemptionAnswer>()].map((one) => one.memberRef);

    expect(refs[0]).toBe(refs[1]);
    expect(refs[0]).not.toBe(refs[2]);
    const told = JSON.stringify(here) + there.body;
    expect(told).not.toContain(PHONE.slice(3));
    expect(told).not.toContain(till.holder.walletId);
  });

  test('reads its day in pages, newest first; yesterday is another day', async () => {
    const till = await aTill();
    await till.pay(1n);
    await till.clock.advance(86_400_000);
    const paid: string[] = [];
    for (let n = 0; n < 53; n++) {
      await till.clock.advance(1_000);
      paid.unshift((await till.pay(1n)).id);
    }

    const first = (await till.shop.get('/v1/redemptions')).json<RedemptionList>();
    const second = (
      await till.shop.get(`/v1/redemptions?cursor=${first.next}`)
    ).json<RedemptionList>();
    const before = (await till.shop.get('/v1/redemptions?date=2026-11-22')).json<RedemptionList>();

    expect([...first.redemptions, ...second.redemptions].map((one) => one.id)).toEqual(paid);
    expect([first.redemptions.length, second.next]).toEqual([50, undefined]);
    expect(before.redemptions).toHaveLength(1);
  });
});

describe('a holder', () => {
  test('finds payments, refunds and expired points in the history', async () => {
    const till = await aTill();
    const { id } = await till.pay(1_000n);
    await till.shop.post(`/v1/redemptions/${id}/refunds`, { points: '400' });
    await till.clock.advance(5 * 366 * 86_400_000);
    await sweep(till.ledger);
    // The number is still the holder's: somebody signed in within the year.
    await till.ledger.store.transact(({ numbers }) =>
      numbers.saveLastSignIn(till.holder.walletId, till.clock.nowMs()),
    );
    const token = await till.signIn(PHONE);

    const history = await till.api.inject({
      url: '/v1/wallet/history',
      headers: { authorization: `Bearer ${token}` },
    });

    expect(history.json<History>().entries).toMatchObject([
      { kind: 'expired', points: '-9400' },
      { kind: 'refund', subject: { kind: 'redemption', id }, shopName: 'Test shop', points: '400' },
      {
        kind: 'payment',
        subject: { kind: 'redemption', id },
        shopName: 'Test shop',
        points: '-1000',
      },
    ]);
  });
});
