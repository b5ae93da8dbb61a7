// Two people are two people: an account that somebody else made, or made anew, is not a second person beside its maker.
import { describe, expect, test } from 'vitest';
import type { OperatorId } from '#ledger/contract/ids.ts';
import { OPERATOR_LIMITS, openStaffSignIn } from '#ledger/auth/staff-sign-ins.ts';
import { letGo } from '#ledger/use-cases/hands.ts';
import { anEnrolledKiosk } from '../../../support/enrolled-kiosk.ts';
import { aPouredKiosk, CASH_KIOSK } from '../../../support/kiosk-coins.ts';
import { aLedger, refusalOf, type TestLedger } from '../../../support/ledger-app.ts';
import {
  anOperatorWhoCalls,
  type OperatorCalls,
  callsOf,
} from '../../../support/operator-calls.ts';

const SAME_HANDS = { status: 403, code: 'same-hands' };

/** The account that `by` made, used by whoever was told its password: `by`. */
async function accountMadeBy(
  { ledger: { store, clock, entropy }, api }: TestLedger,
  by: OperatorCalls,
  name: string,
  role = 'admin',
): Promise<OperatorCalls> {
  const made = await by.post('operators', { name, role });
  const operatorId = made.json<{ id: OperatorId }>().id;
  const { token } = await store.transact(({ staff }) =>
    openStaffSignIn(staff, operatorId, OPERATOR_LIMITS, { nowMs: clock.nowMs(), entropy }),
  );
  return callsOf(api, operatorId, { authorization: `Bearer ${token}` });
}

async function aHouse() {
  const test = await aLedger();
  const kiosk = await anEnrolledKiosk(test);
  const admin = await anOperatorWhoCalls(test);
  await admin.post(`kiosks/${kiosk.id}/quarantine`);
  const proposalOf = async (by: OperatorCalls) =>
    (await by.post(`kiosks/${kiosk.id}/release`, { note: 'looked at it' })).json<{
      approvalId: string;
    }>().approvalId;
  const verdictOf = async (by: OperatorCalls, approvalId: string) =>
    refusalOf(await by.post(`approvals/${approvalId}/approve`));
  return { test, admin, proposalOf, verdictOf };
}

describe('one person with two accounts', () => {
  test('cannot approve with an account of their own making, in neither direction', async () => {
    const { test, admin, proposalOf, verdictOf } = await aHouse();
    const second = await accountMadeBy(test, admin, 'second');
    const approvalId = await proposalOf(admin);
    const made = await verdictOf(second, approvalId);
    await admin.post(`approvals/${approvalId}/reject`);

    const maker = await verdictOf(admin, await proposalOf(second));

    expect([made, maker]).toEqual([SAME_HANDS, SAME_HANDS]);
  });

  test('cannot approve by two accounts that they made', async () => {
    const { test, admin, proposalOf, verdictOf } = await aHouse();
    const left = await accountMadeBy(test, admin, 'left');
    const right = await accountMadeBy(test, left, 'right');

    const approvalId = await proposalOf(left);

    expect(await verdictOf(right, approvalId)).toEqual(SAME_HANDS);
  });

  test('cannot approve as a colleague whose password they made anew', async () => {
    const { test, admin, proposalOf, verdictOf } = await aHouse();
    const colleague = await anOperatorWhoCalls(test);
    const approvalId = await proposalOf(admin);
    await admin.post(`operators/${colleague.operatorId}/reset`);
    const { store, clock, entropy } = test.ledger;
    const { token } = await store.transact(({ staff }) =>
      openStaffSignIn(staff, colleague.operatorId, OPERATOR_LIMITS, {
        nowMs: clock.nowMs(),
        entropy,
      }),
    );
    const asColleague = callsOf(test.api, colleague.operatorId, {
      authorization: `Bearer ${token}`,
    });

    expect(await verdictOf(asColleague, approvalId)).toEqual(SAME_HANDS);
  });

  test('cannot wash an account by letting it renew its own password', async () => {
    const { test, admin, proposalOf, verdictOf } = await aHouse();
    const second = await accountMadeBy(test, admin, 'second');
    const approvalId = await proposalOf(admin);
    const renewed = await second.post(`operators/${second.operatorId}/reset`, undefined, 'renewal');
    const { store, clock, entropy } = test.ledger;
    const { token } = await store.transact(({ staff }) =>
      openStaffSignIn(staff, second.operatorId, OPERATOR_LIMITS, { nowMs: clock.nowMs(), entropy }),
    );
    const washed = callsOf(test.api, second.operatorId, { authorization: `Bearer ${token}` });

    expect(renewed.statusCode).toBe(200);
    expect(await verdictOf(washed, approvalId)).toEqual(SAME_HANDS);
  });

  test('cannot count a bag twice', async () => {
    const test = await aLedger();
    const kiosk = await aPouredKiosk(test);
    const admin = await anOperatorWhoCalls(test);
    const puppet = await accountMadeBy(test, admin, 'puppet', 'collector');
    const other = await anOperatorWhoCalls(test, 'collector');
    await kiosk.pour('KR500A');
    await kiosk.removed();
    const sealed = await admin.post('bags', { kioskId: CASH_KIOSK, sealNumber: 'S-1' });
    const { id } = sealed.json<{ id: string }>();
    const count = { faces: [{ currency: 'KRW', faceMinor: '500', good: 1, counterfeit: 0 }] };

    const first = await admin.post(`bags/${id}/counts`, count);
    const again = await puppet.post(`bags/${id}/counts`, count);
    const honest = await other.post(`bags/${id}/counts`, count);

    expect(first.json()).toEqual({ result: 'waiting' });
    expect(refusalOf(again)).toEqual(SAME_HANDS);
    expect(honest.json()).toEqual({ result: 'agreed' });
  });
});

describe('two people', () => {
  test('decide together when each account came from other hands', async () => {
    const { test, admin, proposalOf } = await aHouse();
    const other = await anOperatorWhoCalls(test);
    const helper = await accountMadeBy(test, other, 'helper');

    const approved = await helper.post(`approvals/${await proposalOf(admin)}/approve`);

    expect(approved.statusCode).toBe(200);
  });

  test('are two again when the ledger’s own machine made the credentials', async () => {
    const { test, admin, proposalOf } = await aHouse();
    const second = await accountMadeBy(test, admin, 'second');
    await test.ledger.store.transact(({ paperwork }) => letGo(paperwork, second.operatorId));

    const approved = await second.post(`approvals/${await proposalOf(admin)}/approve`);

    expect(approved.statusCode).toBe(200);
  });

  test('cannot be one who has left: what they proposed falls with them', async () => {
    const { test, admin, proposalOf, verdictOf } = await aHouse();
    const [leaving, lowered] = [await anOperatorWhoCalls(test), await anOperatorWhoCalls(test)];
    const ofLeaving = await proposalOf(leaving);
    await admin.patch(`operators/${leaving.operatorId}`, { state: 'disabled' });
    const gone = await verdictOf(admin, ofLeaving);
    await admin.post(`approvals/${ofLeaving}/reject`);
    const ofLowered = await proposalOf(lowered);
    await admin.patch(`operators/${lowered.operatorId}`, { role: 'viewer' });

    const GONE = { status: 403, code: 'proposer-gone' };
    expect([gone, await verdictOf(admin, ofLowered)]).toEqual([GONE, GONE]);
  });
});
