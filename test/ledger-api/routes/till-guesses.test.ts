// What a shop that means ill can find out at the till: no code by guessing, and no balance by asking.
import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../support/ledger-app.ts';
import { aTill } from '../../support/till.ts';

const HOUR_MS = 3_600_000;
const PAUSED = { status: 429, code: 'typed-codes-paused' };
type NewKey = { key: string };

let orders = 0;
const saleWith = (code: string, points = '1') => ({
  code,
  points,
  orderId: `order ${++orders}`,
  capture: true,
});

describe('a shop that guesses codes', () => {
  test('comes to no more guesses by changing its key again and again', async () => {
    const till = await aTill();
    let headers: Readonly<{ authorization: string }> = till.shop.headers;
    const send = async (url: string, payload: object) =>
      till.api.inject({
        method: 'POST',
        url,
        headers: { ...headers, 'idempotency-key': `guess-${++orders}` },
        payload,
      });
    const codes = new Map<unknown, number>();
    for (let keys = 0; keys < 15; keys++) {
      for (let i = 0; i < 5; i++) {
        const { code } = refusalOf(await send('/v1/redemptions', saleWith('00000000')));
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
      const me = await till.api.inject({ url: '/v1/shop', headers });
      const { keyId } = me.json<{ keyId: string }>();
      const fresh = await send(`/v1/shop/keys/${keyId}/rotate`, { overlapHours: 0 });
      headers = { authorization: `Bearer ${fresh.json<NewKey>().key}` };
      // Slow enough for the limit that all tills share.
      await till.clock.advance(60_000);
    }
    const elsewhere = await (await till.otherShop()).post('/v1/redemptions', saleWith('00000000'));
    await till.clock.advance(HOUR_MS);
    const later = await send('/v1/redemptions', saleWith('00000000'));

    expect(Object.fromEntries(codes)).toEqual({
      'redemption-code-wrong': 50,
      'typed-codes-paused': 25,
    });
    expect(refusalOf(elsewhere).code).toBe('redemption-code-wrong');
    expect(refusalOf(later)).not.toEqual(PAUSED);
  });
});

describe('a shop that asks how much a holder has', () => {
  test('may ask too much of one code three times, then the code is worthless', async () => {
    const till = await aTill({ points: 10_000n });
    const { code, qr } = await till.holder.code({ ceiling: '20000' });
    const askFor = async (text: string, points: string) =>
      refusalOf(await till.shop.post('/v1/redemptions', saleWith(text, points))).code;

    const asked = [
      await askFor(code, '16000'),
      await askFor(qr, '12000'),
      await askFor(code, '11000'),
      await askFor(qr, '9999'),
      await askFor(code, '1'),
    ];

    expect(asked).toEqual([
      'insufficient-points',
      'insufficient-points',
      'insufficient-points',
      'redemption-code-wrong',
      'redemption-code-wrong',
    ]);
  });

  test('who was wrong once is paid with the same code', async () => {
    const till = await aTill({ points: 10_000n });
    const { code } = await till.holder.code();
    await till.shop.post('/v1/redemptions', saleWith(code, '10001'));

    const paid = await till.shop.post('/v1/redemptions', saleWith(code, '10000'));

    expect(paid.statusCode).toBe(201);
  });
});
