// A deposit of five ₩500 coins that reached one number and, perhaps, was meant for another; and who decides.
import type { DepositId } from '#ledger/contract/ids.ts';
import { sweep } from '#ledger/use-cases/upkeep/sweeper.ts';
import { anEnrolledKiosk } from './enrolled-kiosk.ts';
import { aLedger } from './ledger-app.ts';
import { anOperatorWhoCalls } from './operator-calls.ts';
import { aRichHolder } from './rich-holder.ts';

export const DEPOSIT = '018f0000-0000-7000-8000-0000000000d1' as DepositId;
const HOLDER = '+821012345678';
const OTHER = '+821099990000';
const HOLD_MS = 7 * 86_400_000;

/** `isMatured` moves the clock past the hold, before anybody signs in. */
export async function aDisputedDeposit({ isMatured = false } = {}) {
  const test = await aLedger();
  const kiosk = await anEnrolledKiosk(test);
  await test.api.inject(kiosk.nextBatch(...kiosk.session(DEPOSIT, HOLDER, 5, true)));
  const sweepNow = () => sweep(test.ledger);
  if (isMatured) await test.clock.advance(HOLD_MS);
  if (isMatured) await sweepNow();
  const holder = await aRichHolder(test, HOLDER, 0n);
  const other = await aRichHolder(test, OTHER, 0n);
  const [first, second] = [
    await anOperatorWhoCalls(test, 'finance'),
    await anOperatorWhoCalls(test, 'finance'),
  ];
  const decide = (id: string, decision: object, by = first) =>
    by.post(`claims/${id}/decision`, { answer: 'We looked at it.', ...decision });
  const walletOf = async ({ ask }: typeof holder) =>
    (await ask('GET', '/v1/wallet')).json<{
      points: { available: string; held: string };
      pending: { points: string; deposits: { id: string; state: string }[] };
    }>();
  return { test, kiosk, holder, other, first, second, decide, walletOf, sweepNow };
}

/** Files a claim and answers its id. */
export async function filed(
  { ask }: Awaited<ReturnType<typeof aRichHolder>>,
  claim: object,
): Promise<string> {
  const body = { text: 'Please look.', ...claim };
  const answer = await ask('POST', '/v1/wallet/claims', body);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<{ id: string }>().id;
}

/** So many points of it are on their way to somebody else when both sides complain. */
export async function aWrongNumberGivenAway(points: string) {
  const house = await aDisputedDeposit({ isMatured: true });
  const { holder, other } = house;
  const offer = { phone: '+821055554444', points, from: '민지' };
  const gift = (await holder.ask('POST', '/v1/wallet/gifts', offer)).json<{ id: string }>();
  const notMine = await filed(holder, { kind: 'not-mine', depositId: DEPOSIT });
  const mine = await filed(other, { kind: 'wrong-number', depositId: DEPOSIT });
  const approve = async (answer: Awaited<ReturnType<typeof house.decide>>) => {
    const { approvalId } = answer.json<{ approvalId: string }>();
    return house.second.post(`approvals/${approvalId}/approve`);
  };
  const cancelGift = () => holder.ask('POST', `/v1/wallet/gifts/${gift.id}/cancel`);
  return { ...house, notMine, mine, approve, test: { store: house.test.ledger.store, cancelGift } };
}

/** The one at the wrong number has given 1,000 P to the right one before anybody complained. */
export async function aWrongNumberSpent() {
  const house = await aDisputedDeposit({ isMatured: true });
  const { holder, other } = house;
  const gift = await holder.ask('POST', '/v1/wallet/gifts', {
    phone: other.phone,
    points: '1000',
    from: '민지',
  });
  await other.ask('POST', `/v1/wallet/gifts/${gift.json<{ id: string }>().id}/accept`);
  await filed(holder, { kind: 'not-mine', depositId: DEPOSIT });
  const mine = await filed(other, { kind: 'wrong-number', depositId: DEPOSIT });
  const kept = await other.ask('POST', '/v1/wallet/gifts', {
    phone: holder.phone,
    points: '1000',
    from: '민지',
  });
  if (kept.statusCode !== 201) throw new Error(kept.body);
  const approve = async (answer: Awaited<ReturnType<typeof house.decide>>) => {
    const { approvalId } = answer.json<{ approvalId: string }>();
    return house.second.post(`approvals/${approvalId}/approve`);
  };
  return { ...house, test: { mine, store: house.test.ledger.store }, approve };
}
