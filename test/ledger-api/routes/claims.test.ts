// Claims over HTTP: what a holder files, and what is attached and set aside at once.
import { describe, expect, test } from 'vitest';
import { watchDueClaims } from '#ledger/use-cases/claims/watch-due.ts';
import { aDisputedDeposit, DEPOSIT, filed } from '../../support/disputes.ts';
import { refusalOf } from '../../support/ledger-app.ts';
import { stateOf } from '../../support/rich-holder.ts';

const URL = '/v1/wallet/claims';
const WEEKS_MS = 14 * 86_400_000;

describe('a claim', () => {
  test('is due in fourteen days and holds what the books know', async () => {
    const { holder, kiosk } = await aDisputedDeposit();
    const text = 'I poured six coins.';

    const id = await filed(holder, { kind: 'miscount', depositId: DEPOSIT, text });
    const claim = (await holder.ask('GET', `${URL}/${id}`)).json<{
      filedAt: string;
      dueAt: string;
    }>();

    expect(Date.parse(claim.dueAt) - Date.parse(claim.filedAt)).toBe(WEEKS_MS);
    expect(claim).toMatchObject({
      kind: 'miscount',
      state: 'open',
      depositId: DEPOSIT,
      text,
      evidence: {
        kioskId: kiosk.id,
        coins: [{ currency: 'KRW', faceMinor: '500', count: 5 }],
        records: { kioskEpoch: 1, firstSeq: 2, lastSeq: 6 },
        batches: [
          { kioskEpoch: 1, batchSeq: 1, batchHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
        ],
        coinTables: [{ number: 1, approvedBy: expect.any(String) }],
      },
    });
  });

  test('opens a task, and is listed for its holder and for finance', async () => {
    const { test: ledger, holder, other, first } = await aDisputedDeposit();

    const id = await filed(holder, { kind: 'miscount', depositId: DEPOSIT });

    const { store } = ledger.ledger;
    const tasks = await store.read((books) => books.paperwork.tasks(10));
    expect(tasks.map(({ kind }) => kind)).toContain('claim-filed');
    expect((await holder.ask('GET', URL)).json()).toMatchObject({ claims: [{ id }] });
    expect((await first.get('claims')).json()).toMatchObject({ claims: [{ id }] });
    expect((await other.ask('GET', URL)).json()).toEqual({ claims: [] });
    expect((await other.ask('GET', `${URL}/${id}`)).statusCode).toBe(404);
  });

  test('calls for a person once more two days before it is due', async () => {
    const { test: ledger, holder } = await aDisputedDeposit();
    await filed(holder, { kind: 'miscount', depositId: DEPOSIT });
    const { store, clock } = ledger.ledger;
    const warnedMs = clock.nowMs() + WEEKS_MS - 2 * 86_400_000;

    const early = await watchDueClaims(store, warnedMs - 1);
    const due = await watchDueClaims(store, warnedMs);
    const again = await watchDueClaims(store, warnedMs + 1);

    expect([early, due, again]).toEqual([0, 1, 0]);
  });

  test('about a number says nothing of a deposit that is not one’s own', async () => {
    const { other } = await aDisputedDeposit();
    const kind = 'wrong-number';

    const known = await other.ask('POST', URL, { kind, depositId: DEPOSIT, text: 'mine' });
    const unknownId = DEPOSIT.replace('d1', 'd9');
    const unknown = await other.ask('POST', URL, { kind, depositId: unknownId, text: 'mine' });

    expect([known.statusCode, unknown.statusCode]).toEqual([201, 201]);
    expect(Object.keys(unknown.json<object>())).toEqual(Object.keys(known.json<object>()));
    expect(known.json()).not.toHaveProperty('evidence');
  });

  test('not mine sets a waiting deposit aside for a person', async () => {
    const { holder, walletOf, sweepNow, test: ledger } = await aDisputedDeposit();

    await filed(holder, { kind: 'not-mine', depositId: DEPOSIT });
    const wallet = await walletOf(holder);
    await ledger.clock.advance(6 * 86_400_000);
    await sweepNow();

    expect(wallet.pending.deposits).toMatchObject([{ id: DEPOSIT, state: 'review' }]);
    expect(await walletOf(holder)).toMatchObject({ points: { available: '0', held: '0' } });
  });

  test('not mine sets the unspent points of a matured deposit aside', async () => {
    const { holder, walletOf } = await aDisputedDeposit({ isMatured: true });
    const before = await walletOf(holder);

    await filed(holder, { kind: 'not-mine', depositId: DEPOSIT });

    expect(before.points).toMatchObject({ available: '2500', held: '0' });
    expect((await walletOf(holder)).points).toMatchObject({ available: '0', held: '2500' });
  });

  test.each([
    [
      'somebody else’s deposit as not mine',
      { kind: 'not-mine', depositId: DEPOSIT },
      { status: 404, code: 'not-found' },
    ],
    [
      'a miscount of somebody else’s deposit',
      { kind: 'miscount', depositId: DEPOSIT },
      { status: 404, code: 'not-found' },
    ],
    ['nothing at all', { kind: 'miscount' }, { status: 400, code: 'malformed' }],
    ['without words', { text: ' ' }, { status: 400, code: 'malformed' }],
  ])('is refused and leaves everything: %s', async (_, wrong, refusal) => {
    const { test: ledger, holder, other } = await aDisputedDeposit();
    const before = await stateOf(ledger.ledger.store, holder.walletId, other.walletId);

    const answer = await other.ask('POST', URL, { text: 'hm', ...wrong });

    expect(refusalOf(answer)).toEqual(refusal);
    expect(await stateOf(ledger.ledger.store, holder.walletId, other.walletId)).toEqual(before);
  });

  test('is filed once for the same matter', async () => {
    const { holder } = await aDisputedDeposit();
    const claim = { kind: 'miscount', depositId: DEPOSIT, text: 'hm' };
    await holder.ask('POST', URL, claim);

    const again = await holder.ask('POST', URL, claim);

    expect(refusalOf(again)).toEqual({ status: 409, code: 'claim-open' });
  });
});
