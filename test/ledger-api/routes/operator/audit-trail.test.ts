// Whatever an operator does or is refused leaves one line, in the transaction of the effect.
import { describe, expect, test } from 'vitest';
import { brokenLines } from '#ledger/use-cases/audit-trail.ts';
import { aLedger, refusalOf, type TestLedger } from '../../../support/ledger-app.ts';
import { anOperatorWhoCalls } from '../../../support/operator-calls.ts';
import { anOperator } from '../../../support/staff.ts';

const linesOf = ({ ledger }: TestLedger) =>
  ledger.store.read(async ({ trail }) => (await trail.lines(undefined, 100)).toReversed());

const shortly = async (test: TestLedger) =>
  (await linesOf(test)).map(({ role, call, outcome }) => `${role} ${call} ${outcome}`);

describe('the audit trail', () => {
  test('names who did what to whom, without a name', async () => {
    const test = await aLedger();
    const { post, operatorId } = await anOperatorWhoCalls(test);

    const { id } = (await post('shops', { name: 'Corner' })).json<{ id: string }>();

    expect(await linesOf(test)).toEqual([
      {
        number: 1,
        atMs: test.clock.nowMs(),
        who: operatorId,
        role: 'admin',
        call: 'POST /v1/operator/shops',
        subject: id,
        outcome: 'done',
        prevHash: '0'.repeat(64),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  test('has one line for a write that is sent twice, and it is done once', async () => {
    const test = await aLedger();
    const { post, get } = await anOperatorWhoCalls(test);

    const first = await post('shops', { name: 'Corner' }, 'same');
    const again = await post('shops', { name: 'Corner' }, 'same');
    const other = await post('shops', { name: 'Another' }, 'same');

    expect(again.body).toBe(first.body);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(refusalOf(other)).toEqual({ status: 422, code: 'idempotency-key-reused' });
    expect((await get('shops')).json<{ shops: unknown[] }>().shops).toHaveLength(1);
    expect(await linesOf(test)).toHaveLength(1);
  });

  test('tells what was refused: by the rules, and at the door', async () => {
    const test = await aLedger();
    const viewer = await anOperatorWhoCalls(test, 'viewer');
    const admin = await anOperatorWhoCalls(test);
    const nowhere = 'kiosks/018f0000-0000-7000-8000-000000000099';

    await viewer.post('shops', { name: 'Corner' });
    await viewer.get('operators');
    await admin.post(`${nowhere}/quarantine`);

    expect(await shortly(test)).toEqual([
      'viewer POST /v1/operator/shops role-too-low',
      'admin POST /v1/operator/kiosks/:id/quarantine not-found',
    ]);
  });

  test('knows sign-ins, right and wrong', async () => {
    const test = await aLedger();
    const { name, password, code } = await anOperator(test);
    const signIn = (oneTimeCode: string) =>
      test.api.inject({
        method: 'POST',
        url: '/v1/auth/operator-sessions',
        payload: { name, password, oneTimeCode },
      });

    await signIn('000000');
    await signIn(code());

    expect(await shortly(test)).toEqual([
      'admin POST /v1/auth/operator-sessions operator-sign-in-wrong',
      'admin POST /v1/auth/operator-sessions done',
    ]);
  });

  test('is read newest first, page by page, and its chain holds', async () => {
    const test = await aLedger();
    const { post, get } = await anOperatorWhoCalls(test);
    for (let n = 0; n < 60; n++) await post('shops', { name: `Shop ${n}` });
    type Page = { lines: { number: number }[]; next?: string };

    const first = (await get('audit-trail')).json<Page>();
    const second = (await get(`audit-trail?cursor=${first.next}`)).json<Page>();
    const wrong = await get('audit-trail?cursor=nonsense');

    const numbers = [...first.lines, ...second.lines].map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, i) => 60 - i));
    expect(second.next).toBeUndefined();
    expect(refusalOf(wrong).code).toBe('malformed');
    expect(brokenLines(await linesOf(test))).toEqual([]);
  });

  test('is not written when the effect fails: both are one transaction', async () => {
    const test = await aLedger();
    const { post } = await anOperatorWhoCalls(test);
    const { store } = test.ledger;
    const failing = store.transact.bind(store);
    const spoiled = Object.assign(store, {
      transact: ((work) =>
        failing(async (books) => {
          await work(books);
          throw new Error('the disk is gone');
        })) as typeof store.transact,
    });

    const answer = await post('shops', { name: 'Corner' });
    spoiled.transact = failing;

    expect(refusalOf(answer).status).toBe(500);
    expect(await linesOf(test)).toEqual([]);
    expect(await store.read(({ staff }) => staff.shops(undefined, 10))).toEqual([]);
  });
});
