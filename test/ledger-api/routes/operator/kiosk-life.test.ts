// One kiosk over time, as operators read it; and the coin tables that are in force or were.
import { describe, expect, test } from 'vitest';
import { approveCoinTable } from '#ledger/use-cases/approve-coin-table.ts';
import { ACCEPTOR_ID } from '../../../support/books.ts';
import { anEnrolledKiosk, KIOSK_ID } from '../../../support/enrolled-kiosk.ts';
import { aLedger, refusalOf } from '../../../support/ledger-app.ts';
import { anOperatorWhoCalls } from '../../../support/operator-calls.ts';

const DEPOSIT = '018f0000-0000-7000-8000-0000000000d1';
const GAP = {
  kind: 'gap',
  body: {
    acceptorId: ACCEPTOR_ID,
    acceptorEpoch: '0123456789abcdef0123456789abcdef',
    reason: 'reset',
    lostCount: 2,
  },
};
type Page = { entries: Record<string, unknown>[]; next?: string };

/** A kiosk that did and suffered one of everything, a minute apart. */
async function aLivedKiosk() {
  const ledger = await aLedger();
  const kiosk = await anEnrolledKiosk(ledger);
  const operator = await anOperatorWhoCalls(ledger);
  const later = () => ledger.clock.advance(60_000);
  await ledger.api.inject(kiosk.heartbeat());
  await later();
  await ledger.api.inject(kiosk.nextBatch(...kiosk.session(DEPOSIT, '+821012345678', 3, true)));
  await later();
  await ledger.api.inject(kiosk.nextBatch(GAP, { kind: 'odd', body: {} }));
  await later();
  await ledger.api.inject(kiosk.heartbeat());
  await ledger.api.inject(kiosk.heartbeat(undefined, 'out-of-service'));
  await later();
  await operator.post(`kiosks/${KIOSK_ID}/commands`, { command: 'restart' });
  await later();
  await ledger.api.inject(
    kiosk.nextBatch({ kind: 'cashbox-removed', body: { sealNumber: 'B-7' } }),
  );
  const life = async (query = '') =>
    (await operator.get(`kiosks/${KIOSK_ID}/life${query}`)).json<Page>();
  return { ledger, operator, life };
}

describe('the life of a kiosk', () => {
  test('is everything it did and needed, newest first', async () => {
    const { life } = await aLivedKiosk();

    const { entries, next } = await life();

    expect(next).toBeUndefined();
    expect(entries.map(({ kind }) => kind).toSorted()).toEqual(
      'batch batch batch cashbox coins command gap told told'.split(' '),
    );
    expect(entries.map(({ at }) => at)).toEqual(
      entries
        .map(({ at }) => at)
        .toSorted()
        .reverse(),
    );
    expect(entries.filter(({ kind }) => kind !== 'batch')).toMatchObject([
      { kind: 'cashbox', sealNumber: 'B-7' },
      { kind: 'command', number: 1, command: 'restart' },
      { kind: 'told', acceptors: [{ state: 'out-of-service' }] },
      { kind: 'gap', task: 'credits-lost', text: '2 events of an acceptor were lost (reset).' },
      // The hour of its coins began when it told of itself first.
      { kind: 'coins', count: 3 },
      { kind: 'told', acceptors: [{ acceptorId: ACCEPTOR_ID, state: 'ready' }] },
    ]);
  });

  test('can be narrowed to one kind', async () => {
    const { life } = await aLivedKiosk();

    const { entries } = await life('?kind=batch');

    expect(entries).toMatchObject([
      { batchSeq: 3, firstSeq: 8, lastSeq: 8, coins: 0 },
      { batchSeq: 2, firstSeq: 6, lastSeq: 7, coins: 0 },
      { batchSeq: 1, firstSeq: 1, lastSeq: 5, coins: 3 },
    ]);
  });

  test('comes in pages that neither repeat nor leave out anything, whatever happens meanwhile', async () => {
    const { operator, life } = await aLivedKiosk();
    for (let n = 0; n < 60; n++)
      await operator.post(`kiosks/${KIOSK_ID}/commands`, { command: 'enable' });
    const first = await life();
    await operator.post(`kiosks/${KIOSK_ID}/commands`, { command: 'disable' });

    const second = await life(`?cursor=${first.next}`);
    const commands = [...first.entries, ...second.entries].filter(({ kind }) => kind === 'command');

    expect([first.entries.length, second.entries.length, second.next]).toEqual([50, 19, undefined]);
    expect(commands.map(({ number }) => number)).toEqual(
      Array.from({ length: 61 }, (_, i) => 61 - i),
    );
  });

  test.each(['bm90LWpzb24', Buffer.from('{"coins":["x",1]}').toString('base64url')])(
    'begins anew behind a cursor that is none of ours (%s)',
    async (cursor) => {
      const { life } = await aLivedKiosk();

      expect(await life(`?cursor=${cursor}`)).toEqual(await life());
    },
  );

  test('of a kiosk that nobody knows is not there', async () => {
    const { get } = await anOperatorWhoCalls(await aLedger());

    expect(refusalOf(await get(`kiosks/${DEPOSIT}/life`)).code).toBe('not-found');
  });
});

test('approved coin tables are listed with what is in force, and where', async () => {
  const { ledger, operator } = await aLivedKiosk();
  const approved = await approveCoinTable(
    { store: ledger.ledger.store, signingKey: ledger.ledger.keys.signing, isDemoHouse: true },
    {
      acceptorId: ACCEPTOR_ID,
      approvedBy: 'admin 2',
      positions: [{ position: 3, coinId: 'KR100A', currency: 'KRW', faceMinor: '100' }],
    },
    ledger.clock.nowMs(),
  );

  const listed = (await operator.get('coin-tables/approved')).json<Record<string, unknown>>();

  const there = { kioskIds: [KIOSK_ID] };
  expect(listed).toEqual({
    coinTables: [
      { table: expect.objectContaining({ number: 1 }), isInForce: false, ...there },
      { table: approved.ok && approved.table, isInForce: true, ...there },
    ],
  });
});
