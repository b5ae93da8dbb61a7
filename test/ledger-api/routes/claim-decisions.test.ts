// What is decided about claims: by one person, or by two where a wallet loses something.
import { describe, expect, test } from 'vitest';
import {
  aDisputedDeposit,
  aWrongNumberGivenAway,
  aWrongNumberSpent,
  DEPOSIT,
  filed,
} from '../../support/disputes.ts';
import { refusalOf } from '../../support/ledger-app.ts';
import { balancesOf, stateOf } from '../../support/rich-holder.ts';

const WON = { currency: 'KRW', faceMinor: '500' };
const MOVE = { decision: 'move-deposit', depositId: DEPOSIT };

/** Both sides of one mistake have complained. */
async function aWrongNumber(options: { isMatured?: boolean } = {}) {
  const house = await aDisputedDeposit(options);
  const notMine = await filed(house.holder, { kind: 'not-mine', depositId: DEPOSIT });
  const mine = await filed(house.other, { kind: 'wrong-number', receiptCode: '7F3Q92KDM4' });
  const approve = async (answer: Awaited<ReturnType<typeof house.decide>>) => {
    const { approvalId } = answer.json<{ approvalId: string }>();
    return house.second.post(`approvals/${approvalId}/approve`);
  };
  return { ...house, notMine, mine, approve };
}

describe('a miscount', () => {
  test('that is accepted becomes a deposit of the missing coins', async () => {
    const { test: ledger, holder, kiosk, decide, walletOf } = await aDisputedDeposit();
    const id = await filed(holder, { kind: 'miscount', depositId: DEPOSIT });

    const decided = await decide(id, { decision: 'credit-coins', coins: [{ ...WON, count: 2 }] });

    const balances = await balancesOf(ledger.ledger.store);
    expect(decided.json()).toEqual({ claimId: id, state: 'accepted' });
    expect(balances).toMatchObject({
      [`cash:over_short:${kiosk.id}:KRW`]: 1_000n,
      [`dep:pending:${holder.walletId}:KRW`]: -3_500n,
    });
    expect((await walletOf(holder)).pending.points).toBe('3500');
    expect((await holder.ask('GET', `/v1/wallet/claims/${id}`)).json()).toMatchObject({
      state: 'accepted',
      answer: 'We looked at it.',
    });
  });

  test('of more than fifty coins needs two people', async () => {
    const { test: ledger, holder, first, second, decide } = await aDisputedDeposit();
    const id = await filed(holder, { kind: 'miscount', depositId: DEPOSIT });
    const before = await balancesOf(ledger.ledger.store);

    const asked = await decide(id, { decision: 'credit-coins', coins: [{ ...WON, count: 51 }] });
    const { approvalId } = asked.json<{ approvalId: string }>();
    const own = await first.post(`approvals/${approvalId}/approve`);
    const untouched = await balancesOf(ledger.ledger.store);
    const approved = await second.post(`approvals/${approvalId}/approve`);

    expect(asked.statusCode).toBe(202);
    expect(refusalOf(own)).toEqual({ status: 403, code: 'approval-own' });
    expect(untouched).toEqual(before);
    expect(approved.statusCode).toBe(200);
    expect(await balancesOf(ledger.ledger.store)).toMatchObject({
      [`dep:pending:${holder.walletId}:KRW`]: -28_000n,
    });
  });

  test.each([
    ['worth more than one person may give', { ...WON, faceMinor: '100000', count: 2 }],
    ['that no card values', { currency: 'USD', faceMinor: '25', count: 1 }],
  ])('of few coins %s needs two people', async (_, coin) => {
    const { test: ledger, holder, decide } = await aDisputedDeposit();
    const id = await filed(holder, { kind: 'miscount', depositId: DEPOSIT });
    const before = await balancesOf(ledger.ledger.store);

    const asked = await decide(id, { decision: 'credit-coins', coins: [coin] });

    expect(asked.statusCode).toBe(202);
    expect(await balancesOf(ledger.ledger.store)).toEqual(before);
  });

  test('is of coins: nothing else is credited, by however many people', async () => {
    const { holder, decide } = await aDisputedDeposit();
    const id = await filed(holder, { kind: 'miscount', depositId: DEPOSIT });

    const coins = [{ ...WON, faceMinor: String(2n ** 62n), count: 50 }];

    expect((await decide(id, { decision: 'credit-coins', coins })).statusCode).toBe(400);
  });

  test('that is refused leaves the books alone', async () => {
    const { test: ledger, holder, decide } = await aDisputedDeposit();
    const id = await filed(holder, { kind: 'miscount', depositId: DEPOSIT });
    const before = await balancesOf(ledger.ledger.store);

    const decided = await decide(id, { decision: 'refuse' });
    const again = await decide(id, { decision: 'refuse' });

    expect(decided.json()).toEqual({ claimId: id, state: 'refused' });
    expect(refusalOf(again)).toEqual({ status: 409, code: 'claim-decided' });
    expect(await balancesOf(ledger.ledger.store)).toEqual(before);
  });
});

describe('a deposit at the wrong number', () => {
  test('goes whole to its owner before its maturity, by two people', async () => {
    const { holder, other, mine, notMine, decide, approve, walletOf } = await aWrongNumber();

    const approved = await approve(await decide(mine, MOVE));

    const stateAt = async (who: typeof holder, id: string) =>
      (await who.ask('GET', `/v1/wallet/claims/${id}`)).json<{ state: string }>().state;
    expect(approved.statusCode).toBe(200);
    expect((await walletOf(holder)).pending.deposits).toEqual([]);
    expect((await walletOf(other)).pending).toMatchObject({
      points: '2500',
      deposits: [{ id: DEPOSIT, state: 'closed' }],
    });
    expect([await stateAt(other, mine), await stateAt(holder, notMine)]).toEqual([
      'accepted',
      'accepted',
    ]);
  });

  test('goes as points after its maturity, and what was spent is our loss', async () => {
    const { test: ledger, holder, other, decide, approve, walletOf } = await aWrongNumberSpent();

    await approve(await decide(ledger.mine, MOVE));

    expect((await walletOf(holder)).points).toMatchObject({ available: '0', held: '0' });
    expect((await walletOf(other)).points).toMatchObject({ available: '2500', held: '1000' });
    expect(await balancesOf(ledger.store)).toMatchObject({ 'loss:claims:PTS': 1_000n });
  });

  test('is decided from the side of the one who does not want it, too', async () => {
    const { other, mine, notMine, decide, approve, walletOf } = await aWrongNumber({
      isMatured: true,
    });

    await approve(await decide(notMine, { decision: 'move-deposit', rightClaimId: mine }));

    expect((await walletOf(other)).points).toMatchObject({ available: '2500' });
  });

  test('is given back when nobody misses it', async () => {
    const { holder, notMine, decide, walletOf } = await aWrongNumber({ isMatured: true });

    await decide(notMine, { decision: 'refuse' });

    expect((await walletOf(holder)).points).toMatchObject({ available: '2500', held: '0' });
  });

  test('matures after all when the claim is refused before', async () => {
    const { test: ledger, holder, notMine, decide, walletOf, sweepNow } = await aWrongNumber();

    await decide(notMine, { decision: 'refuse' });
    await ledger.clock.advance(6 * 86_400_000);
    const early = await walletOf(holder);
    await ledger.clock.advance(86_400_000);
    await sweepNow();

    expect(early.pending.deposits).toMatchObject([{ id: DEPOSIT, state: 'closed' }]);
    expect(await balancesOf(ledger.ledger.store)).toMatchObject({
      [`pts:avail:${holder.walletId}`]: -2_500n,
    });
  });

  test('does not go on to the wrong wallet while the claim is open', async () => {
    const { first, holder, notMine, decide, walletOf } = await aWrongNumber();

    const released = await first.post(`reviews/${DEPOSIT}`, {});
    await decide(notMine, { decision: 'refuse' });

    expect(refusalOf(released)).toEqual({ status: 409, code: 'deposit-disputed' });
    expect((await walletOf(holder)).pending.deposits).toMatchObject([{ state: 'closed' }]);
  });

  test.each(['2500', '1000'])(
    'takes along %s P that came back after it was disputed, and is not paid twice',
    async (points) => {
      const {
        test: ledger,
        holder,
        other,
        decide,
        notMine,
        mine,
        approve,
        walletOf,
      } = await aWrongNumberGivenAway(points);
      await ledger.cancelGift();

      await approve(await decide(notMine, { decision: 'move-deposit', rightClaimId: mine }));

      expect((await walletOf(holder)).points).toMatchObject({ available: '0', held: '0' });
      expect((await walletOf(other)).points).toMatchObject({ available: '2500' });
      expect(await balancesOf(ledger.store)).not.toHaveProperty('loss:claims:PTS');
    },
  );

  test.each([
    ['to whom it belongs already', 'deposit-not-movable', 'holder'],
    ['that nobody knows', 'deposit-not-movable', 'unknown'],
    ['for a miscount', 'decision-not-for-claim', 'miscount'],
  ] as const)('is not moved %s', async (_, code, which) => {
    const { test: ledger, holder, other, decide, second } = await aDisputedDeposit();
    const claims = {
      holder: () => filed(holder, { kind: 'wrong-number', depositId: DEPOSIT }),
      unknown: () => filed(other, { kind: 'wrong-number', depositId: DEPOSIT.replace('d1', 'd9') }),
      miscount: () => filed(holder, { kind: 'miscount', depositId: DEPOSIT }),
    };
    const id = await claims[which]();
    const asked = await decide(id, { decision: 'move-deposit' });
    const before = await stateOf(ledger.ledger.store, holder.walletId, other.walletId);

    const { approvalId } = asked.json<{ approvalId: string }>();
    const answer = await second.post(`approvals/${approvalId}/approve`);

    expect(refusalOf(answer)).toEqual({ status: 409, code });
    expect(await stateOf(ledger.ledger.store, holder.walletId, other.walletId)).toEqual(before);
  });
});
