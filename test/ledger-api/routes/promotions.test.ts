// Presents: out of a budget that two people funded, and never beyond it.
import { describe, expect, test } from 'vitest';
import { aLedger, refusalOf } from '../../support/ledger-app.ts';
import { anOperatorWhoCalls } from '../../support/operator-calls.ts';
import { aRichHolder, balancesOf, stateOf } from '../../support/rich-holder.ts';

const PHONE = '+821012345678';
const DAY_MS = 86_400_000;

async function aPromotion(points = { fundedPoints: '1000', perWalletPoints: '600' }) {
  const test = await aLedger();
  const holder = await aRichHolder(test, PHONE, 0n);
  const first = await anOperatorWhoCalls(test, 'finance');
  const second = await anOperatorWhoCalls(test, 'finance');
  const endsAt = new Date(test.clock.nowMs() + DAY_MS / 96).toISOString();
  const asked = await first.post('promotions', { name: 'Spring', ...points, endsAt });
  const { approvalId } = asked.json<{ approvalId: string }>();
  const approve = () => second.post(`approvals/${approvalId}/approve`);
  return { test, holder, first, approve };
}

async function aFundedPromotion(points?: Parameters<typeof aPromotion>[0]) {
  const house = await aPromotion(points);
  const { id } = (await house.approve()).json<{ id: string }>();
  const grant = (granted: string, phone = PHONE) =>
    house.first.post(`promotions/${id}/grants`, { phone, points: granted });
  return { ...house, id, grant };
}

describe('a promotion', () => {
  test('has no budget before a second person agreed', async () => {
    const { first, approve } = await aPromotion();

    const before = (await first.get('promotions')).json();
    await approve();
    const after = (await first.get('promotions')).json();

    expect(before).toEqual({ promotions: [] });
    expect(after).toMatchObject({
      promotions: [{ name: 'Spring', fundedPoints: '1000', grantedPoints: '0' }],
    });
  });

  test('opens a lot in the wallet and is told there', async () => {
    const { test: ledger, holder, grant } = await aFundedPromotion();

    const granted = await grant('600');

    const { store } = ledger.ledger;
    const [wallet] = (await stateOf(store, holder.walletId)).wallets;
    expect(granted.json()).toMatchObject({ grantedPoints: '600' });
    expect(await balancesOf(store)).toEqual({
      'promo:expense:PTS': 600n,
      [`pts:avail:${holder.walletId}`]: -600n,
    });
    expect(wallet!.lots).toMatchObject([{ points: 600n, depositId: undefined }]);
    expect(wallet!.entries).toMatchObject([{ kind: 'promotion', points: 600n }]);
    expect(wallet!.notices).toMatchObject([{ kind: 'promotion' }]);
  });

  test('gives no wallet more than its share, and all together no more than the budget', async () => {
    const { test: ledger, grant } = await aFundedPromotion();
    await aRichHolder(ledger, '+821099990000', 0n);
    await grant('600');
    const before = await balancesOf(ledger.ledger.store);

    const greedy = await grant('1');
    const late = await grant('401', '+821099990000');

    expect(refusalOf(greedy)).toEqual({ status: 409, code: 'wallet-share-used' });
    expect(refusalOf(late)).toEqual({ status: 409, code: 'budget-exhausted' });
    expect(await balancesOf(ledger.ledger.store)).toEqual(before);
  });

  test('ends, and never lifts a wallet over its cap', async () => {
    const points = { fundedPoints: '900000', perWalletPoints: '900000' };
    const { test: ledger, grant } = await aFundedPromotion(points);

    const tooMuch = await grant('500001');
    await ledger.clock.advance(DAY_MS / 96);
    const over = await grant('1');

    expect(refusalOf(tooMuch)).toEqual({ status: 409, code: 'balance-cap' });
    expect(refusalOf(over)).toEqual({ status: 409, code: 'promotion-over' });
  });
});
