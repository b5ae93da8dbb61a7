// Bags through the doors: sealed by a collector, counted blindly by two, shipped and exchanged by finance.
import { describe, expect, test } from 'vitest';
import { aPouredKiosk, CASH_KIOSK } from '../../../../support/kiosk-coins.ts';
import { aLedger, refusalOf } from '../../../../support/ledger-app.ts';
import { anOperatorWhoCalls } from '../../../../support/operator-calls.ts';

const face = (currency: string, faceMinor: string, good: number, counterfeit = 0) => ({
  currency,
  faceMinor,
  good,
  counterfeit,
});

/** A sealed bag with three coins of 500 won and four quarters, and people who may touch it. */
async function aSealedBag() {
  const test = await aLedger();
  const kiosk = await aPouredKiosk(test);
  const collector = await anOperatorWhoCalls(test, 'collector');
  const other = await anOperatorWhoCalls(test, 'collector');
  const finance = await anOperatorWhoCalls(test, 'finance');
  await kiosk.pour('KR500A', 'KR500A', 'KR500A', 'US025A', 'US025A', 'US025A', 'US025A');
  await kiosk.removed();
  const sealed = await collector.post('bags', { kioskId: CASH_KIOSK, sealNumber: 'S-1' });
  return { test, kiosk, collector, other, finance, sealed, bag: sealed.json<{ id: string }>() };
}

const balances = async ({ ledger }: Awaited<ReturnType<typeof aLedger>>) =>
  Object.fromEntries(
    (await ledger.store.read((books) => books.transfers.trialBalance()))
      .filter((row) => row.balanceMinor !== 0n)
      .map((row) => [row.account, row.balanceMinor]),
  );

describe('a bag', () => {
  test('is sealed once for one key, and does not tell what is expected', async () => {
    const { collector, finance, sealed, bag } = await aSealedBag();

    const again = await collector.post(
      'bags',
      { kioskId: CASH_KIOSK, sealNumber: 'S-1' },
      'write-1',
    );
    const listed = await finance.get('bags');
    const one = await finance.get(`bags/${bag.id}`);

    expect(sealed.statusCode).toBe(201);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(listed.json()).toEqual({ bags: [sealed.json()] });
    expect(one.json()).toEqual({
      id: bag.id,
      kioskId: CASH_KIOSK,
      sealNumber: 'S-1',
      cutOff: { kioskEpoch: 1, seq: 9 },
      state: 'sealed',
      openedAt: expect.any(String),
      openedBy: collector.operatorId,
      sealedAt: expect.any(String),
      countedBy: [],
    });
  });

  test('is counted by two people who agree', async () => {
    const { test, collector, other, bag, finance } = await aSealedBag();
    const faces = [face('KRW', '500', 2, 1), face('USD', '25', 4)];
    const count = (by: typeof collector, counted: object[]) =>
      by.post(`bags/${bag.id}/counts`, { faces: counted });

    const results = [
      await count(collector, faces),
      await count(collector, faces),
      await count(other, [face('KRW', '500', 3), face('USD', '25', 4)]),
      await count(other, faces.toReversed()),
    ];

    expect(results.map((answer) => answer.json())).toEqual([
      { result: 'waiting' },
      { result: 'waiting' },
      { result: 'differs' },
      { result: 'agreed' },
    ]);
    expect(await balances(test)).toMatchObject({
      'cash:vault:KRW': 1_000n,
      'cash:vault:USD': 100n,
      'cash:counterfeit:KRW': 500n,
    });
    expect((await finance.get(`bags/${bag.id}`)).json()).toMatchObject({
      state: 'counted',
      countedBy: [collector.operatorId, other.operatorId],
      expected: [
        { currency: 'KRW', faceMinor: '500', count: 3 },
        { currency: 'USD', faceMinor: '25', count: 4 },
      ],
      counted: faces,
    });
    expect(refusalOf(await count(other, faces))).toEqual({ status: 409, code: 'bag-not-sealed' });
  });

  test('that waits for records that cannot come is withdrawn, and the next one is sealed', async () => {
    const { kiosk, collector, finance, bag } = await aSealedBag();
    await kiosk.pour('KR500A');
    await kiosk.removed();
    const mistyped = { kioskEpoch: 1, seq: 99_999 };
    const made = await collector.post('bags', {
      kioskId: CASH_KIOSK,
      sealNumber: 'S-2',
      cutOff: mistyped,
    });
    const { id, state } = made.json<{ id: string; state: string }>();
    const blocked = await collector.post('bags', { kioskId: CASH_KIOSK, sealNumber: 'S-3' });

    const withdrawn = await collector.post(`bags/${id}/withdraw`);
    const next = await collector.post('bags', { kioskId: CASH_KIOSK, sealNumber: 'S-3' });

    expect([state, refusalOf(blocked).code]).toEqual(['waiting', 'cut-off-collected']);
    expect([withdrawn.statusCode, withdrawn.json()]).toEqual([
      200,
      { id, sealNumber: 'S-2', cutOff: mistyped },
    ]);
    expect(next.json()).toMatchObject({ sealNumber: 'S-3', state: 'sealed' });
    expect((await finance.get(`bags/${id}`)).statusCode).toBe(404);
    expect(refusalOf(await collector.post(`bags/${id}/withdraw`)).code).toBe('not-found');
    expect(refusalOf(await collector.post(`bags/${bag.id}/withdraw`)).code).toBe('bag-not-waiting');
  });

  test('is refused in words, and nothing changes', async () => {
    const { test, collector, finance, bag } = await aSealedBag();
    const before = await balances(test);
    const unknown = CASH_KIOSK.replace('41', '99');

    const answers = [
      await collector.post('bags', { kioskId: CASH_KIOSK, sealNumber: 'S-2' }),
      await collector.post('bags', { kioskId: unknown, sealNumber: 'S-2' }),
      await collector.post('bags', { kioskId: CASH_KIOSK, sealNumber: '' }),
      await collector.post('bags/none/counts', { faces: [] }),
      await collector.post(`bags/${bag.id}/counts`, {
        faces: [face('KRW', '500', 1), face('KRW', '500', 2)],
      }),
      await collector.post(`bags/${bag.id}/counts`, { faces: [face('KRW', '500', -1)] }),
      await collector.post('shipments', { currency: 'KRW', amountMinor: '1' }),
      await finance.post('shipments', { currency: 'KRW', amountMinor: '1' }),
      await finance.get('bags/none'),
      await finance.get('shipments/none'),
    ];

    expect(answers.map((answer) => refusalOf(answer).code)).toEqual([
      'no-removal',
      'not-found',
      'malformed',
      'not-found',
      'face-counted-twice',
      'malformed',
      'role-too-low',
      'vault-too-small',
      'not-found',
      'not-found',
    ]);
    expect(await balances(test)).toEqual(before);
  });
});

describe('the bank', () => {
  test('is shipped to, lodges won and exchanges the rest', async () => {
    const { test, collector, other, finance, bag } = await aSealedBag();
    const faces = [face('KRW', '500', 3), face('USD', '25', 4)];
    for (const by of [collector, other]) await by.post(`bags/${bag.id}/counts`, { faces });

    const won = (await finance.post('shipments', { currency: 'KRW', amountMinor: '1500' })).json<{
      id: string;
    }>();
    const lodged = await finance.post(`shipments/${won.id}/lodgings`, {
      amountMinor: '1500',
      feeMinor: '20',
    });
    const dollars = (
      await finance.post('shipments', { currency: 'USD', amountMinor: '100' })
    ).json<{ id: string }>();
    const order = { shipmentId: dollars.id, amountMinor: '100', wonMinor: '1400', feeMinor: '10' };
    const exchanged = await finance.post('exchanges', order);

    expect(lodged.json()).toMatchObject({ id: won.id, openMinor: '0' });
    expect(exchanged.json()).toEqual({
      id: `shipment/${dollars.id}/1`,
      currency: 'USD',
      amountMinor: '100',
      wonMinor: '1400',
      // Nobody has claimed the coins: nothing has matured yet.
      coveredMinor: '0',
      realisedGainMinor: '0',
    });
    expect(await balances(test)).toMatchObject({
      'bank:main:KRW': 2_870n,
      'fee:bank:KRW': 30n,
      'position:USD': 100n,
    });
    expect((await finance.get(`shipments/${dollars.id}`)).json()).toMatchObject({
      openMinor: '0',
      exchanges: [exchanged.json()],
    });
    expect((await finance.get('shipments')).json<{ shipments: unknown[] }>().shipments.length).toBe(
      2,
    );
    const { positions } = (await finance.get('exchanges/positions')).json<{
      positions: { currency: string }[];
    }>();
    expect(positions.find((one) => one.currency === 'USD')).toEqual({
      currency: 'USD',
      maturedMinor: '0',
      bookWon: '0',
      openMinor: '100',
    });
    expect(refusalOf(await finance.post('exchanges', order)).code).toBe('more-than-shipped');
    expect(
      refusalOf(await finance.post('exchanges', { ...order, bankAccountId: 'clearing' })).code,
    ).toBe('malformed');
  });
});
