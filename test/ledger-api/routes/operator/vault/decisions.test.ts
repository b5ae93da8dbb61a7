// Decisions about money through the doors: alone below the limit, by two people above it.
import { describe, expect, test } from 'vitest';
import { aPouredKiosk, CASH_KIOSK } from '../../../../support/kiosk-coins.ts';
import { aLedger, refusalOf } from '../../../../support/ledger-app.ts';
import { uuid } from '../../../../support/ledger-world.ts';
import { anOperatorWhoCalls, type OperatorCalls } from '../../../../support/operator-calls.ts';

async function aHouse() {
  const test = await aLedger();
  const kiosk = await aPouredKiosk(test);
  const finance = await anOperatorWhoCalls(test, 'finance');
  const second = await anOperatorWhoCalls(test, 'finance');
  return { test, kiosk, finance, second };
}

/** `coins` of 500 won counted by two people; the transfer of the count. */
async function aCountedBag(
  { kiosk, finance, second }: Awaited<ReturnType<typeof aHouse>>,
  coins: number,
) {
  await kiosk.pour(...Array.from({ length: coins }, () => 'KR500A' as const));
  await kiosk.removed();
  const sealed = await finance.post('bags', { kioskId: CASH_KIOSK, sealNumber: 'S-1' });
  const { id } = sealed.json<{ id: string }>();
  const faces = [{ currency: 'KRW', faceMinor: '500', good: coins }];
  for (const by of [finance, second]) await by.post(`bags/${id}/counts`, { faces });
  return { bagId: id, transferId: `bag/${id}/counted/1/KRW` };
}

const approve = async (by: OperatorCalls, asked: { json<T>(): T }) =>
  by.post(`approvals/${asked.json<{ approvalId: string }>().approvalId}/approve`);

describe('an adjustment', () => {
  test('below the limit is made by one person, once', async () => {
    const house = await aHouse();
    const { finance } = house;
    const { bagId, transferId } = await aCountedBag(house, 3);
    const ask = { reverses: transferId, reason: 'mistyped' };

    const made = await finance.post('adjustments', ask);

    expect([made.statusCode, made.json()]).toEqual([
      201,
      { id: expect.any(String), mirrors: [`correction/${transferId}`] },
    ]);
    expect((await finance.get(`bags/${bagId}`)).json()).toMatchObject({ state: 'sealed' });
    expect(refusalOf(await finance.post('adjustments', ask)).code).toBe('already-reversed');
  });

  test('above the limit waits for another person, and shows what will be done', async () => {
    const house = await aHouse();
    const { finance, second } = house;
    const { bagId, transferId } = await aCountedBag(house, 201);
    const ask = { reverses: transferId, reason: 'counted-again' };

    const asked = await finance.post('adjustments', ask);
    const stateBefore = (await finance.get(`bags/${bagId}`)).json<{ state: string }>().state;
    const own = await approve(finance, asked);
    const { approvals } = (await second.get('approvals')).json<{ approvals: object[] }>();
    const agreed = await approve(second, asked);

    expect([asked.statusCode, stateBefore]).toEqual([202, 'counted']);
    expect(refusalOf(own).code).toBe('approval-own');
    expect(approvals).toMatchObject([{ kind: 'adjustment', subject: transferId, payload: ask }]);
    expect(agreed.json()).toMatchObject({ mirrors: [`correction/${transferId}`] });
    expect((await finance.get(`bags/${bagId}`)).json()).toMatchObject({ state: 'sealed' });
  });

  test('is refused for what is not a mistake of this kind', async () => {
    const { finance } = await aHouse();

    const unknown = await finance.post('adjustments', { reverses: 'x', reason: 'mistyped' });
    const wordless = await finance.post('adjustments', { reverses: 'x', reason: 'because' });

    expect([refusalOf(unknown).code, refusalOf(wordless).code]).toEqual(['not-found', 'malformed']);
  });
});

describe('coins in suspense', () => {
  test('are listed and given away, once', async () => {
    const { finance, kiosk } = await aHouse();
    await kiosk.tell([kiosk.kiosk.coin('KR500A', { sessionId: uuid(9) })]);
    const listed = (await finance.get('suspense')).json<{ suspense: { transferId: string }[] }>();
    const [item] = listed.suspense;
    const decide = (to: unknown) => finance.post('suspense', { transferId: item!.transferId, to });

    const nobody = await decide({ walletId: uuid(1) });
    const given = await decide('unclaimed');
    const again = await decide('unclaimed');

    expect(item).toMatchObject({ kioskId: CASH_KIOSK, currency: 'KRW', amountMinor: '500' });
    expect(refusalOf(nobody).code).toBe('not-found');
    expect([given.statusCode, given.json()]).toEqual([201, { depositId: expect.any(String) }]);
    expect(refusalOf(again).code).toBe('suspense-resolved');
    expect((await finance.get('suspense')).json()).toEqual({ suspense: [] });
  });

  test('need a second person when they are many', async () => {
    const { finance, second, kiosk } = await aHouse();
    const coins = Array.from({ length: 201 }, () =>
      kiosk.kiosk.coin('KR500A', { sessionId: uuid(9) }),
    );
    await kiosk.tell(coins);
    const listed = (await finance.get('suspense')).json<{ suspense: { transferId: string }[] }>();
    const { transferId } = listed.suspense[0]!;

    const asked = await finance.post('suspense', { transferId, to: 'unclaimed' });
    const agreed = await approve(second, asked);

    expect([asked.statusCode, agreed.statusCode]).toEqual([202, 201]);
    expect((await finance.get('suspense')).json()).toEqual({ suspense: [] });
  });
});

describe('a deposit in review', () => {
  test('is listed with its reason, and released', async () => {
    const { finance, kiosk } = await aHouse();
    await kiosk.tell([
      kiosk.kiosk.opened(uuid(9), { phone: null }),
      kiosk.kiosk.coin('KR500A', { sessionId: uuid(9) }),
      kiosk.kiosk.closed(uuid(9), []),
    ]);

    const listed = await finance.get('reviews');
    const released = await finance.post(`reviews/${uuid(9)}`, {});

    expect(listed.json()).toEqual({
      reviews: [
        {
          depositId: uuid(9),
          kioskId: CASH_KIOSK,
          reason: 'totals-differ',
          openedAt: expect.any(String),
          totals: [{ currency: 'KRW', amountMinor: '500', count: 1 }],
        },
      ],
    });
    expect([released.statusCode, released.json()]).toEqual([200, { depositId: uuid(9) }]);
    expect((await finance.get('reviews')).json()).toEqual({ reviews: [] });
    expect(refusalOf(await finance.post(`reviews/${uuid(9)}`, {})).code).toBe('not-in-review');
    expect(refusalOf(await finance.post(`reviews/${uuid(8)}`, {})).code).toBe('not-found');
  });
});

describe('a kiosk epoch', () => {
  test('is closed as lost by two people, once its kiosk cannot send any more', async () => {
    const { test, finance, second } = await aHouse();
    const close = () => finance.post(`kiosks/${CASH_KIOSK}/epochs/1/close`);
    const inUse = await close();
    await test.ledger.store.transact(async ({ kiosks }) => {
      await kiosks.save({ ...(await kiosks.find(CASH_KIOSK))!, state: 'revoked' });
    });

    const asked = await close();
    const agreed = await approve(second, asked);

    expect(refusalOf(inUse).code).toBe('epoch-in-use');
    expect([asked.statusCode, agreed.statusCode]).toEqual([202, 200]);
    expect(refusalOf(await close()).code).toBe('epoch-closed');
  });
});
