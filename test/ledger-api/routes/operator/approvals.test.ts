// Two people: what is proposed waits, runs out, is rejected or taken back, and nothing is done without the second.
import { describe, expect, test } from 'vitest';
import { anEnrolledKiosk } from '../../../support/enrolled-kiosk.ts';
import { aLedger, refusalOf } from '../../../support/ledger-app.ts';
import { anOperatorWhoCalls, type OperatorCalls } from '../../../support/operator-calls.ts';

const DAY_MS = 86_400_000;

/** A proposal to release a kiosk, and three admins: who proposed it, and two others. */
async function aProposal() {
  const test = await aLedger();
  const kiosk = await anEnrolledKiosk(test);
  const first = await anOperatorWhoCalls(test);
  const second = await anOperatorWhoCalls(test);
  const third = await anOperatorWhoCalls(test);
  await first.post(`kiosks/${kiosk.id}/quarantine`);
  const release = (by: OperatorCalls) =>
    by.post(`kiosks/${kiosk.id}/release`, { note: 'looked at it' });
  const { approvalId } = (await release(first)).json<{ approvalId: string }>();
  const entries = async () =>
    (await second.get('approvals')).json<{ approvals: Record<string, unknown>[] }>().approvals;
  const stateOfKiosk = async () =>
    (await second.get(`kiosks/${kiosk.id}`)).json<{ state: string }>().state;
  return { test, kiosk, first, second, third, release, approvalId, entries, stateOfKiosk };
}

describe('what needs two people', () => {
  test('waits with everything that will be done', async () => {
    const { kiosk, first, approvalId, entries, stateOfKiosk } = await aProposal();

    expect(await entries()).toEqual([
      {
        id: approvalId,
        kind: 'release-held-batches',
        subject: kiosk.id,
        payload: { kioskName: 'Test kiosk', heldBatches: 0, note: 'looked at it' },
        state: 'waiting',
        proposedBy: first.operatorId,
        proposedAt: expect.any(String),
        expiresAt: expect.any(String),
      },
    ]);
    expect(await stateOfKiosk()).toBe('quarantined');
  });

  test('waits once for the same matter', async () => {
    const { second, release } = await aProposal();

    expect(refusalOf(await release(second))).toEqual({ status: 409, code: 'approval-waiting' });
  });

  test('runs out after a day, and may be proposed again', async () => {
    const { test, release, approvalId } = await aProposal();
    await test.clock.advance(DAY_MS);
    const [late, again] = [await anOperatorWhoCalls(test), await anOperatorWhoCalls(test)];

    const approved = await late.post(`approvals/${approvalId}/approve`);
    const proposed = await release(again);
    const states = (
      (await late.get('approvals')).json() as { approvals: { state: string }[] }
    ).approvals.map(({ state }) => state);

    expect(refusalOf(approved)).toEqual({ status: 409, code: 'approval-expired' });
    expect(proposed.statusCode).toBe(202);
    expect(states).toEqual(['waiting', 'expired']);
  });

  test('is turned down by another, or taken back by who proposed it', async () => {
    const { test, first, second, third, release, approvalId, entries, stateOfKiosk } =
      await aProposal();

    const rejected = await second.post(`approvals/${approvalId}/reject`);
    const afterwards = await third.post(`approvals/${approvalId}/approve`);
    await test.clock.advance(1);
    const { approvalId: next } = (await release(first)).json<{ approvalId: string }>();
    const takenBack = await first.post(`approvals/${next}/reject`);

    expect([rejected, takenBack].map((answer) => answer.json())).toEqual([
      { id: approvalId, state: 'rejected' },
      { id: next, state: 'rejected' },
    ]);
    expect(refusalOf(afterwards).code).toBe('approval-decided');
    expect((await entries()).map(({ decidedBy }) => decidedBy)).toEqual([
      first.operatorId,
      second.operatorId,
    ]);
    expect(await stateOfKiosk()).toBe('quarantined');
  });

  test('is done once, however many approve at once', async () => {
    const { second, third, approvalId, stateOfKiosk } = await aProposal();

    const answers = await Promise.all([
      second.post(`approvals/${approvalId}/approve`),
      third.post(`approvals/${approvalId}/approve`),
    ]);

    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([200, 409]);
    expect(await stateOfKiosk()).toBe('active');
  });

  test('is not found by a wrong name', async () => {
    const { second } = await aProposal();

    expect(refusalOf(await second.post('approvals/none/approve')).code).toBe('not-found');
  });
});
