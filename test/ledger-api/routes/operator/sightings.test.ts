// What operators look at: where a kiosk stands, what it told of itself, and the coins of the last day.
import { expect, test } from 'vitest';
import { anEnrolledKiosk, KIOSK_ID } from '../../../support/enrolled-kiosk.ts';
import { aLedger } from '../../../support/ledger-app.ts';
import { anOperatorWhoCalls } from '../../../support/operator-calls.ts';

const SEOUL = { latitudeE6: 37_566_500, longitudeE6: 126_978_000 };
const DEPOSIT = '018f0000-0000-7000-8000-0000000000d1';

test('a kiosk is created where it will stand', async () => {
  const ledger = await aLedger();
  const { post, get } = await anOperatorWhoCalls(ledger);

  await post('kiosks', { name: 'City hall', position: SEOUL });

  expect((await get('kiosks')).json()).toMatchObject({
    kiosks: [{ name: 'City hall', position: SEOUL }],
  });
});

test('a kiosk that moved is told so, and found there by anybody', async () => {
  const ledger = await aLedger();
  const kiosk = await anEnrolledKiosk(ledger);
  const { patch } = await anOperatorWhoCalls(ledger);
  const found = async () => (await ledger.api.inject('/v1/kiosks')).json<{ kiosks: object[] }>();
  await ledger.api.inject(kiosk.heartbeat());

  const moved = await patch(`kiosks/${KIOSK_ID}`, { name: 'City hall', position: SEOUL });
  const there = await found();
  await patch(`kiosks/${KIOSK_ID}`, { position: null });

  expect(moved.json()).toEqual({ id: KIOSK_ID, name: 'City hall', position: SEOUL });
  expect(there.kiosks).toEqual([
    { id: KIOSK_ID, name: 'City hall', state: 'open', position: SEOUL },
  ]);
  expect((await found()).kiosks).toEqual([{ id: KIOSK_ID, name: 'City hall', state: 'open' }]);
});

test('a kiosk that is not there cannot be moved', async () => {
  const { patch } = await anOperatorWhoCalls(await aLedger());

  const refused = await patch(`kiosks/${KIOSK_ID}`, { position: SEOUL });

  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([404, 'not-found']);
});

test('a kiosk says with each heartbeat how it is', async () => {
  const ledger = await aLedger();
  const kiosk = await anEnrolledKiosk(ledger);
  const { get } = await anOperatorWhoCalls(ledger);
  const healthOf = async () =>
    (await get(`kiosks/${KIOSK_ID}`)).json<{ health?: Record<string, unknown> }>().health;

  const before = await healthOf();
  await ledger.api.inject(kiosk.heartbeat());

  expect(before).toBeUndefined();
  expect(await healthOf()).toMatchObject({
    unsentRecords: 0,
    softwareVersion: expect.any(String),
    cashboxCoinsMax: 8_000,
  });
});

test('the coins of the last day are counted hour by hour', async () => {
  const ledger = await aLedger();
  const kiosk = await anEnrolledKiosk(ledger);
  await ledger.api.inject(kiosk.nextBatch(...kiosk.session(DEPOSIT, '+821012345678', 3, true)));
  // A sign-in ends after half an hour without use: each time somebody else looks.
  const report = async () =>
    (await (await anOperatorWhoCalls(ledger)).get('reports/coin-hours')).json<{
      kiosks: { kioskId: string; counts: number[] }[];
    }>();

  const now = await report();
  await ledger.clock.advance(2 * 3_600_000);
  const later = await report();
  await ledger.clock.advance(24 * 3_600_000);

  expect(now.kiosks).toEqual([{ kioskId: KIOSK_ID, counts: [...Array<number>(23).fill(0), 3] }]);
  expect(later.kiosks[0]?.counts.slice(-3)).toEqual([3, 0, 0]);
  expect((await report()).kiosks).toEqual([]);
});

test('the coins of two weeks are counted by the days of the business', async () => {
  const ledger = await aLedger();
  const kiosk = await anEnrolledKiosk(ledger);
  await ledger.api.inject(kiosk.nextBatch(...kiosk.session(DEPOSIT, '+821012345678', 3, true)));
  const report = async () =>
    (await (await anOperatorWhoCalls(ledger)).get('reports/coin-days')).json<{
      lastDay: string;
      kiosks: { kioskId: string; counts: number[] }[];
    }>();

  const now = await report();
  await ledger.clock.advance(13 * 24 * 3_600_000);
  const later = await report();
  await ledger.clock.advance(24 * 3_600_000);

  expect(now.kiosks).toEqual([{ kioskId: KIOSK_ID, counts: [...Array<number>(13).fill(0), 3] }]);
  expect(Date.parse(later.lastDay) - Date.parse(now.lastDay)).toBe(13 * 24 * 3_600_000);
  expect(later.kiosks[0]?.counts).toEqual([3, ...Array<number>(13).fill(0)]);
  expect((await report()).kiosks).toEqual([]);
});
