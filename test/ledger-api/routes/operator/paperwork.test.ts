// Coin tables, rate cards and tasks in the hands of operators.
import { describe, expect, test } from 'vitest';
import type { KioskId } from '#ledger/contract/ids.ts';
import { proposalTaskKey } from '#ledger/use-cases/close-proposal-tasks.ts';
import { SAMPLE_RATES } from '#ledger/use-cases/sample-rates.ts';
import { anEnrolledKiosk, KIOSK_ID } from '../../../support/enrolled-kiosk.ts';
import { aLedger, refusalOf, type TestLedger } from '../../../support/ledger-app.ts';
import { aProposal } from '../../../support/ledger-documents.ts';
import { anOperatorWhoCalls } from '../../../support/operator-calls.ts';

const REAL = 'NRI/G13/7';
const WON = { position: 4, coinId: 'KR500A', currency: 'KRW', faceMinor: '500', testCoins: 10 };
const NO_SPREAD = { num: '0', den: '1' };
const YEN = { position: 9, coinId: 'JP500A', currency: 'JPY', faceMinor: '500', testCoins: 10 };

/** A kiosk that proposes a table for a real acceptor. */
async function aProposedTable() {
  const test = await aLedger();
  await anEnrolledKiosk(test);
  await test.ledger.store.transact(({ paperwork }) =>
    paperwork.saveProposal({
      kioskId: KIOSK_ID,
      proposedAtMs: test.clock.nowMs(),
      proposal: aProposal(REAL),
    }),
  );
  return { test, ...(await anOperatorWhoCalls(test)) };
}

const openTask = ({ ledger }: TestLedger, n: number) =>
  ledger.store.transact(({ paperwork }) =>
    paperwork.openTask({
      key: `kiosk-silent ${n}`,
      kind: 'kiosk-silent',
      kioskId: KIOSK_ID as KioskId,
      openedAtMs: n,
      text: 'This kiosk has not been heard of for 30 days.',
      record: undefined,
    }),
  );

describe('a coin table', () => {
  test('is shown as proposed, and beside it what is in force', async () => {
    const { get, post } = await aProposedTable();

    const before = (await get('coin-tables')).json<{ coinTables: object[] }>();
    const approved = await post('coin-tables', { acceptorId: REAL, positions: [WON] });
    const after = (await get('coin-tables')).json<{ coinTables: object[] }>();

    expect(before.coinTables).toEqual([
      expect.objectContaining({ kioskId: KIOSK_ID, proposal: aProposal(REAL) }),
    ]);
    expect(before.coinTables[0]).not.toHaveProperty('inForce');
    expect(approved.statusCode).toBe(201);
    expect(after.coinTables[0]).toMatchObject({ inForce: approved.json() });
  });

  test('carries who approved it, with which test coins', async () => {
    const { post } = await aProposedTable();

    const approved = await post('coin-tables', { acceptorId: REAL, positions: [WON] });

    const { testCoins, ...position } = WON;
    expect(approved.json()).toMatchObject({
      number: 1,
      positions: [position],
      testCoins: [{ position: 4, count: testCoins }],
      approvedBy: expect.stringMatching(/^admin /),
    });
  });

  test('closes the task that asked for it, in the name of who approved it, and keeps its coin bank', async () => {
    const { test: ledger, get, post } = await aProposedTable();
    await ledger.ledger.store.transact(({ paperwork }) =>
      paperwork.openTask({
        key: proposalTaskKey(KIOSK_ID, REAL, 0),
        kind: 'coin-table-proposed',
        kioskId: KIOSK_ID as KioskId,
        openedAtMs: 1,
        text: 'A coin table waits.',
        record: undefined,
      }),
    );

    const approved = await post('coin-tables', { acceptorId: REAL, bank: 3, positions: [WON] });
    const open = (await get('tasks')).json<{ tasks: object[] }>();
    const closed = (await get('tasks?state=closed')).json<{ tasks: object[] }>();

    expect(approved.json()).toMatchObject({ bank: 3 });
    expect(open.tasks).toEqual([]);
    expect(closed.tasks).toEqual([
      expect.objectContaining({ closedBy: expect.any(String), note: expect.any(String) }),
    ]);
  });

  test('with look-alikes needs a note that says why they are no danger', async () => {
    const { post } = await aProposedTable();
    const both = { acceptorId: REAL, positions: [WON, YEN] };

    const without = await post('coin-tables', both);
    const lookAlikeNote = 'Measured: this acceptor tells them apart by their alloy.';
    const approved = await post('coin-tables', { ...both, lookAlikeNote });

    expect(refusalOf(without)).toEqual({ status: 409, code: 'look-alikes' });
    expect(without.json<{ lookAlikes: string[] }>().lookAlikes).toHaveLength(1);
    expect(approved.json()).toMatchObject({ lookAlikeNote });
  });

  test.each([
    ['position-twice', [WON, { ...YEN, position: 4 }]],
    ['not-a-coin', [{ ...WON, coinId: 'TK001A' }]],
    ['malformed', [{ ...WON, testCoins: 0 }]],
  ])('is refused as %s', async (code, positions) => {
    const { post } = await aProposedTable();

    expect(refusalOf(await post('coin-tables', { acceptorId: REAL, positions })).code).toBe(code);
  });

  test('of an emulator is worth nothing outside a demonstration', async () => {
    const { post } = await aProposedTable();

    const answer = await post('coin-tables', {
      acceptorId: 'TKL/TKL-EMU/1',
      positions: [WON],
    });

    expect(refusalOf(answer).code).toBe('emulator-outside-demo');
  });
});

describe('a rate card', () => {
  test('is published by finance, in force at once, and kept in the list', async () => {
    const test = await aLedger();
    const { post, get } = await anOperatorWhoCalls(test, 'finance');
    const card = { rates: SAMPLE_RATES, policy: 'fixed-at-deposit' };

    const first = await post('rate-cards', card, 'same');
    const again = await post('rate-cards', card, 'same');
    const second = await post('rate-cards', { ...card, policy: 'fixed-at-maturity' });
    const inForce = await test.api.inject('/v1/rate-card');

    expect([first.statusCode, again.body]).toEqual([201, first.body]);
    expect(inForce.json()).toEqual(second.json());
    expect((await get('rate-cards')).json()).toEqual({
      rateCards: [second.json(), first.json()],
    });
  });

  test('is paged without a gap', async () => {
    const test = await aLedger();
    const { post, get } = await anOperatorWhoCalls(test, 'finance');
    for (let n = 0; n < 55; n++) {
      await post('rate-cards', { rates: SAMPLE_RATES.slice(0, 1), policy: 'fixed-at-deposit' });
    }
    type Page = { rateCards: { number: number }[]; next: string };

    const first = (await get('rate-cards')).json<Page>();
    const second = (await get(`rate-cards?cursor=${first.next}`)).json<Page>();

    expect([...first.rateCards, ...second.rateCards].map(({ number }) => number)).toEqual(
      Array.from({ length: 55 }, (_, i) => 55 - i),
    );
  });

  test('that jumps by more than a tenth needs a second person, in steps, too', async () => {
    const test = await aLedger();
    const { post } = await anOperatorWhoCalls(test, 'finance');
    const second = await anOperatorWhoCalls(test, 'finance');
    const usd = (cents: number, more: object[] = []) => ({
      rates: [
        { currency: 'USD', mid: { num: String(cents), den: '100' }, spread: NO_SPREAD },
        ...more,
      ],
      policy: 'fixed-at-deposit',
    });
    const jpy = { currency: 'JPY', mid: { num: '9', den: '1' }, spread: NO_SPREAD };

    const first = await post('rate-cards', usd(1_000));
    const small = await post('rate-cards', usd(1_090));
    const step = await post('rate-cards', usd(1_180));
    const { approvalId } = step.json<{ approvalId: string }>();
    const another = await post('rate-cards', usd(1_090, [jpy]));
    const inForce = (await test.api.inject('/v1/rate-card')).json();
    const own = await post(`approvals/${approvalId}/approve`, {});
    const agreed = await second.post(`approvals/${approvalId}/approve`, {});

    expect([first, small, step].map((one) => one.statusCode)).toEqual([201, 201, 202]);
    expect(refusalOf(another).code).toBe('approval-waiting');
    expect(inForce).toEqual(small.json());
    expect(own.statusCode).toBe(403);
    expect(agreed.json()).toMatchObject({ number: 3, rates: usd(1_180).rates });
    const spread = { num: '20', den: '100' };
    const cut = await post('rate-cards', {
      ...usd(1_180),
      rates: [{ ...usd(1_180).rates[0], spread }],
    });
    expect(cut.statusCode).toBe(202);
  });

  test('with a rate that cannot be is refused', async () => {
    const { post } = await anOperatorWhoCalls(await aLedger(), 'finance');
    const [line] = SAMPLE_RATES;

    const answer = await post('rate-cards', { rates: [line, line], policy: 'fixed-at-deposit' });

    expect(refusalOf(answer)).toEqual({ status: 400, code: 'rates-not-valid' });
  });
});

describe('a task', () => {
  test('is closed once, with a note, and moves to the closed ones', async () => {
    const test = await aLedger();
    const { post, get } = await anOperatorWhoCalls(test, 'finance');
    await openTask(test, 1);
    await openTask(test, 2);
    type Page = { tasks: { id: string; note?: string }[] };
    const [first, second] = (await get('tasks')).json<Page>().tasks;

    const closed = await post(`tasks/${first!.id}/close`, { note: 'The cable was cut.' });
    const again = await post(`tasks/${first!.id}/close`, { note: 'The cable was cut.' });
    const nothing = await post('tasks/bm90aGluZw/close', { note: 'The cable was cut.' });
    const open = (await get('tasks')).json<Page>().tasks;
    const done = (await get('tasks?state=closed')).json<Page>().tasks;

    expect(closed.json()).toEqual({ id: first!.id, state: 'closed' });
    expect(refusalOf(again).code).toBe('task-closed');
    expect(refusalOf(nothing).code).toBe('not-found');
    expect(open).toEqual([second]);
    expect(done).toEqual([expect.objectContaining({ id: first!.id, note: 'The cable was cut.' })]);
  });
});
