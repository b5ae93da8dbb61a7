// Points for a friend over HTTP: offered to a number, accepted by whoever holds it, or back.
import { describe, expect, test } from 'vitest';
import { returnLapsedGifts } from '#ledger/use-cases/gifts/resolve-gift.ts';
import { aLedger, refusalOf } from '../../support/ledger-app.ts';
import { aRichHolder, balancesOf, stateOf } from '../../support/rich-holder.ts';

const GIVER = '+821012345678';
const FRIEND = '+821099990000';
const URL = '/v1/wallet/gifts';
const WEEK_MS = 7 * 86_400_000;

async function twoFriends() {
  const test = await aLedger();
  const giver = await aRichHolder(test, GIVER);
  const friend = await aRichHolder(test, FRIEND, 0n);
  const give = async (points = '3000', phone = FRIEND) =>
    (await giver.ask('POST', URL, { phone, points, from: '민지' })).json<{ id: string }>();
  const state = () => stateOf(test.ledger.store, giver.walletId, friend.walletId);
  return { test, giver, friend, give, state };
}

describe('a gift', () => {
  test('is answered alike for a number with a wallet and one without', async () => {
    const { give } = await twoFriends();

    const known = await give('1000', FRIEND);
    const unknown = await give('1000', '+821055550000');

    const same = { direction: 'given', state: 'offered', points: '1000' };
    expect(known).toMatchObject({ ...same, to: '010-••••-0000' });
    expect(Object.keys(unknown)).toEqual(Object.keys(known));
    expect(unknown).toMatchObject({ ...same, to: '010-••••-0000' });
  });

  test('is told to the number, without a word of who gave it', async () => {
    const { test: ledger, give } = await twoFriends();

    await give('3000');

    const texts = ledger.messages.filter(({ kind }) => kind === 'notice');
    expect(texts.map(({ to }) => to)).toEqual([FRIEND]);
    expect(texts[0]!.text).toContain('3,000 P');
    expect(texts[0]!.text).not.toMatch(/1234|5678|민지/);
  });

  test('goes from one history into the other', async () => {
    const { giver, friend, give } = await twoFriends();
    const { id } = await give('3000');

    const waiting = await friend.ask('GET', URL);
    const accepted = await friend.ask('POST', `${URL}/${id}/accept`);

    const history = async (holder: typeof giver) =>
      (await holder.ask('GET', '/v1/wallet/history'))
        .json<{ entries: { kind: string; points: string }[] }>()
        .entries.map(({ kind, points }) => [kind, points]);
    expect(waiting.json()).toMatchObject({ gifts: [{ id, direction: 'received', from: '민지' }] });
    expect(waiting.body).not.toMatch(/"to"|5678/);
    expect(accepted.json()).toMatchObject({ state: 'accepted' });
    expect(await history(giver)).toEqual([['gift-sent', '-3000']]);
    expect(await history(friend)).toEqual([['gift-received', '3000']]);
    expect((await friend.ask('GET', '/v1/wallet')).json()).toMatchObject({
      points: { available: '3000', held: '0' },
    });
  });

  test('waits for somebody who has no wallet yet', async () => {
    const { test: ledger, give } = await twoFriends();
    const { id } = await give('3000', '+821055550000');

    const newcomer = await aRichHolder(ledger, '+821055550000', 0n);
    const accepted = await newcomer.ask('POST', `${URL}/${id}/accept`);

    expect(accepted.statusCode).toBe(200);
  });

  test('can be accepted once, and no longer taken back then', async () => {
    const { giver, friend, give } = await twoFriends();
    const { id } = await give();
    await friend.ask('POST', `${URL}/${id}/accept`);

    const again = await friend.ask('POST', `${URL}/${id}/accept`);
    const cancelled = await giver.ask('POST', `${URL}/${id}/cancel`);

    const decided = { status: 409, code: 'gift-decided' };
    expect([refusalOf(again), refusalOf(cancelled)]).toEqual([decided, decided]);
  });

  test('can be taken back', async () => {
    const { test: ledger, giver, friend, give } = await twoFriends();
    const before = await balancesOf(ledger.ledger.store);
    const { id } = await give();

    const cancelled = await giver.ask('POST', `${URL}/${id}/cancel`);

    expect(cancelled.json()).toMatchObject({ state: 'cancelled' });
    expect(await balancesOf(ledger.ledger.store)).toEqual(before);
    expect((await friend.ask('GET', URL)).json()).toEqual({ gifts: [] });
  });

  test('comes back by itself after seven days, and cannot be accepted then', async () => {
    const { test: ledger, giver, friend, give } = await twoFriends();
    const { id } = await give();
    const { store, clock } = ledger.ledger;

    await ledger.clock.advance(WEEK_MS - 1);
    const early = await returnLapsedGifts(store, clock.nowMs());
    await ledger.clock.advance(1);
    const friendToken = await aRichHolder(ledger, FRIEND, 0n);
    const late = await friendToken.ask('POST', `${URL}/${id}/accept`);
    const swept = await returnLapsedGifts(store, clock.nowMs());

    const state = await stateOf(store, giver.walletId);
    expect([early, swept]).toEqual([0, 1]);
    expect(refusalOf(late)).toEqual({ status: 409, code: 'gift-decided' });
    expect(state.wallets[0]!.entries.map(({ kind }) => kind)).toEqual([
      'gift-returned',
      'gift-sent',
    ]);
    expect(state.wallets[0]!.notices.map(({ kind }) => kind)).toEqual(['gift-returned']);
    expect(friend.walletId).not.toBe(giver.walletId);
  });

  test.each([
    ['to oneself', { phone: GIVER }, { status: 409, code: 'gift-to-self' }],
    ['of too much', { points: '10001' }, { status: 409, code: 'insufficient-points' }],
    ['of nothing', { points: '0' }, { status: 400, code: 'malformed' }],
    ['to no number', { phone: '12345' }, { status: 400, code: 'phone-invalid' }],
    ['with a link in the name', { from: 'x.kr' }, { status: 400, code: 'malformed' }],
  ])('%s is refused and leaves everything', async (_, wrong, refusal) => {
    const { giver, state } = await twoFriends();
    const before = await state();

    const answer = await giver.ask('POST', URL, {
      phone: FRIEND,
      points: '3000',
      from: '민지',
      ...wrong,
    });

    expect(refusalOf(answer)).toEqual(refusal);
    expect(await state()).toEqual(before);
  });

  test('is not found by anybody else, nor acceptable to its giver', async () => {
    const { test: ledger, giver, give, state } = await twoFriends();
    const { id } = await give();
    const stranger = await aRichHolder(ledger, '+821077770000', 0n);
    const before = await state();

    const answers = [
      await stranger.ask('POST', `${URL}/${id}/accept`),
      await stranger.ask('POST', `${URL}/${id}/cancel`),
      await giver.ask('POST', `${URL}/${id}/accept`),
    ];

    expect(answers.map((answer) => answer.statusCode)).toEqual([404, 404, 404]);
    expect(await state()).toEqual(before);
  });

  test('stays offered while the wallet has no room for it', async () => {
    const { test: ledger, friend, give, state } = await twoFriends();
    const rich = await aRichHolder(ledger, '+821066660000', 499_000n);
    const { id } = await give('3000', rich.phone);
    const before = await state();

    const answer = await rich.ask('POST', `${URL}/${id}/accept`);

    expect(refusalOf(answer)).toEqual({ status: 409, code: 'balance-cap' });
    expect(await state()).toEqual(before);
    expect(friend.walletId).not.toBe(rich.walletId);
  });

  test('can be offered twenty times a day', async () => {
    const { giver, give } = await twoFriends();
    for (let i = 0; i < 20; i++) await give('1');

    const answer = await giver.ask('POST', URL, { phone: FRIEND, points: '1', from: '민지' });

    expect(refusalOf(answer)).toEqual({ status: 429, code: 'too-many-requests' });
  });
});
