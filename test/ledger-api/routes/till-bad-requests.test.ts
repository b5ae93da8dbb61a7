// What a till, a holder or a shop's back office may send by mistake: refused in words, and nothing changes.
import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../support/ledger-app.ts';
import { aTill } from '../../support/till.ts';

const ID = '018f0000-0000-7000-8000-0000000000d1';
const SALE = { code: '12345678', points: '10', orderId: 'A-1', capture: true };

describe('a bad request', () => {
  test.each([
    ['points of nothing', '/v1/redemptions', { ...SALE, points: '0' }],
    ['points as a number', '/v1/redemptions', { ...SALE, points: 10 }],
    ['points below zero', '/v1/redemptions', { ...SALE, points: '-1' }],
    ['points beyond 64 bits', '/v1/redemptions', { ...SALE, points: '9223372036854775808' }],
    ['no order', '/v1/redemptions', { ...SALE, orderId: '' }],
    ['an order with a control character', '/v1/redemptions', { ...SALE, orderId: 'A\0' }],
    ['an order with half a character', '/v1/redemptions', { ...SALE, orderId: 'A\ud800' }],
    ['an unknown field', '/v1/redemptions', { ...SALE, phone: '+821012345678' }],
    ['a life of nothing', '/v1/redemptions', { ...SALE, lapseAfterMinutes: 0 }],
    ['more than seven days', '/v1/redemptions', { ...SALE, lapseAfterMinutes: 10_081 }],
    ['an id that is none', '/v1/redemptions/x/capture', {}],
    ['a capture of nothing', `/v1/redemptions/${ID}/capture`, { points: '0' }],
    ['a refund without points', `/v1/redemptions/${ID}/refunds`, {}],
    ['a replay of nothing', `/v1/webhooks/${ID}/replay`, { deliveries: [] }],
    ['a replay of what is no id', `/v1/webhooks/${ID}/replay`, { deliveries: ['a\0'] }],
  ])('%s is refused', async (_, url, body) => {
    const { shop } = await aTill();

    expect(refusalOf(await shop.post(url, body))).toEqual({ status: 400, code: 'malformed' });
  });

  test.each([
    '/v1/redemptions?date=yesterday',
    '/v1/redemptions?cursor=x',
    '/v1/settlements?cursor=x%00',
    '/v1/settlements/x',
    `/v1/settlements/${ID}.pdf`,
  ])('%s is refused', async (url) => {
    const { shop } = await aTill();

    expect(refusalOf(await shop.get(url))).toEqual({ status: 400, code: 'malformed' });
  });

  test('a ceiling of nothing is refused', async () => {
    const { holder } = await aTill();

    const answer = await holder.post('/v1/wallet/redemption-codes', { ceiling: '0' });

    expect(refusalOf(answer)).toEqual({ status: 400, code: 'malformed' });
  });

  test('of any kind leaves the books as they were', async () => {
    const { shop, holder, balances } = await aTill();
    const before = await balances();

    await shop.post('/v1/redemptions', SALE);
    await shop.post(`/v1/redemptions/${ID}/refunds`, { points: '1' });
    await holder.post(`/v1/wallet/redemptions/${ID}/confirm`);

    expect(await balances()).toEqual(before);
  });
});
