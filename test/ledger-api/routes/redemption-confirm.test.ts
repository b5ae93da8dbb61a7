// Above the ceiling of a code the holder has 60 seconds to say yes or no.
import { describe, expect, test } from 'vitest';
import type { RedemptionAnswer } from '#ledger/contract/redemption.ts';
import type { Wallet } from '#ledger/contract/wallet.ts';
import { sweep } from '#ledger/use-cases/upkeep/sweeper.ts';
import { refusalOf } from '../../support/ledger-app.ts';
import { aTill } from '../../support/till.ts';

type Till = Awaited<ReturnType<typeof aTill>>;
const points = async ({ holder }: Till) => (await holder.get<Wallet>('/v1/wallet')).points;
const DECIDED = { status: 409, code: 'redemption-decided' };

describe('a payment above the ceiling', () => {
  const ask = async (till: Till, capture = true) => {
    const { code } = await till.holder.code({ ceiling: '100' });
    return till.pay(101n, { code, capture });
  };
  const answer = (till: Till, { id }: RedemptionAnswer, word: string) =>
    till.holder.post(`/v1/wallet/redemptions/${id}/${word}`);

  test('asks the holder, who sees shop and points', async () => {
    const till = await aTill();

    const asked = await ask(till);
    const wallet = await till.holder.get<Wallet>('/v1/wallet');

    expect(asked).toMatchObject({ status: 'awaiting-holder', captured: '0' });
    expect(wallet).toMatchObject({
      points: { available: '10000', held: '0' },
      awaiting: [
        {
          id: asked.id,
          shopName: 'Test shop',
          points: '101',
          until: new Date(till.clock.nowMs() + 60_000).toISOString(),
        },
      ],
    });
  });

  test.each([
    [true, 'captured', { available: '9899', held: '0' }],
    [false, 'authorised', { available: '9899', held: '101' }],
  ])('goes on when the holder agrees (capture: %s)', async (capture, status, left) => {
    const till = await aTill();
    const asked = await ask(till, capture);

    const confirmed = await answer(till, asked, 'confirm');

    expect([confirmed.statusCode, confirmed.json()]).toEqual([200, { status }]);
    expect(await points(till)).toMatchObject(left);
    expect((await till.shop.get(`/v1/redemptions/${asked.id}`)).json()).toMatchObject({ status });
  });

  test('ends when the holder declines', async () => {
    const till = await aTill();
    const asked = await ask(till);

    const declined = await answer(till, asked, 'decline');
    const late = await answer(till, asked, 'confirm');

    expect(declined.json()).toEqual({ status: 'declined' });
    expect(refusalOf(late)).toEqual({ status: 404, code: 'not-found' });
    expect(await points(till)).toEqual({ available: '10000', held: '0' });
  });

  test('ends after 60 seconds, swept or not', async () => {
    const till = await aTill();
    const asked = await ask(till);
    await till.clock.advance(60_000);

    const late = await answer(till, asked, 'confirm');
    await sweep(till.ledger);
    const wallet = await till.holder.get<Wallet>('/v1/wallet');

    expect(refusalOf(late)).toEqual(DECIDED);
    expect(wallet.awaiting).toBeUndefined();
    expect((await till.shop.get(`/v1/redemptions/${asked.id}`)).json()).toMatchObject({
      status: 'lapsed',
    });
  });

  test('is nobody else’s to answer', async () => {
    const till = await aTill();
    const asked = await ask(till);
    const other = await till.otherHolder();

    const foreign = await other.post(`/v1/wallet/redemptions/${asked.id}/confirm`);

    expect(refusalOf(foreign)).toEqual({ status: 404, code: 'not-found' });
  });
});
