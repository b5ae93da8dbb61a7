import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openDemoHouse } from '#ledger/demo/demo-house.ts';
import { kioskKey, signedRequest } from '../../support/signed-kiosk.ts';
import { AUTHORITY, aLedger, type TestLedger } from '../../support/ledger-app.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const enrol = async ({ api }: TestLedger, token: string) => {
  const answer = await api.inject({
    method: 'POST',
    url: '/v1/kiosks/enrol',
    payload: { token: token.trim(), publicKey: kioskKey().publicKey, softwareVersion: 'test' },
  });
  return answer.json<{ kioskId: string; kioskEpoch: number }>();
};

const heartbeat = ({ api, clock }: TestLedger, kioskId: string, kioskEpoch: number) =>
  api.inject(
    signedRequest(
      '/v1/kiosks/heartbeat',
      { kioskId, kioskEpoch, counter: 1, softwareVersion: 'test', acceptors: [], unsentRecords: 0 },
      { key: kioskKey(), authority: AUTHORITY, nowMs: clock.nowMs() },
    ),
  );

describe('the demo house', () => {
  test('is made once, however often it is opened', async () => {
    const test = await aLedger();
    const tokenPath = temporaryPath('enrol-token');

    await openDemoHouse(test.ledger, tokenPath);
    await openDemoHouse(test.ledger, tokenPath);
    const made = await test.ledger.store.read(async (books) => ({
      kiosks: (await books.kiosks.list()).map((kiosk) => kiosk.name),
      tables: await books.paperwork.coinTables(['TKL/TKL-EMU/12345678']),
      card: await books.paperwork.newestRateCard(),
    }));

    expect(made.kiosks).toEqual(['Demo kiosk']);
    expect(made.tables).toHaveLength(1);
    expect(made.tables[0]?.positions).toHaveLength(15);
    expect(made.card).toMatchObject({ number: 1, sample: true });
  });

  test('approves the coins of the emulated acceptor, position by position', async () => {
    const test = await aLedger();
    await openDemoHouse(test.ledger, temporaryPath('enrol-token'));

    const table = await test.ledger.store.read((books) =>
      books.paperwork.newestCoinTable('TKL/TKL-EMU/12345678'),
    );
    const told = table?.positions.map(
      ({ position, coinId, currency, faceMinor }) =>
        `${position} ${coinId} ${currency} ${faceMinor}`,
    );

    expect(told).toEqual([
      '1 KR010A KRW 10',
      '2 KR050A KRW 50',
      '3 KR100A KRW 100',
      '4 KR500A KRW 500',
      '5 US001A USD 1',
      '6 US005A USD 5',
      '7 US010A USD 10',
      '8 US025A USD 25',
      '9 EU050A EUR 50',
      '10 EU100A EUR 100',
      '11 EU200A EUR 200',
      '12 JP010A JPY 10',
      '13 JP050A JPY 50',
      '14 JP100A JPY 100',
      '15 CN100A CNY 100',
    ]);
  });

  test('has a rate card in force at every moment of a week', async () => {
    const test = await aLedger();
    const house = await openDemoHouse(test.ledger, temporaryPath('enrol-token'));

    const statuses = new Set<number>();
    for (let hour = 0; hour < 7 * 24; hour++) {
      await test.clock.advance(HOUR_MS);
      await house.lookAfter();
      statuses.add((await test.api.inject('/v1/rate-card')).statusCode);
    }
    const newest = await test.ledger.store.read((books) => books.paperwork.newestRateCard());

    expect([...statuses]).toEqual([200]);
    expect(newest?.number).toBe(15);
  });

  test('offers a token until the kiosk speaks with its new key, and keeps it fresh', async () => {
    const test = await aLedger();
    const tokenPath = temporaryPath('enrol-token');
    const house = await openDemoHouse(test.ledger, tokenPath);
    const first = readFileSync(tokenPath, 'utf8');
    const mode = statSync(tokenPath).mode & 0o777;

    await test.clock.advance(14 * MINUTE_MS);
    await house.lookAfter();
    const second = readFileSync(tokenPath, 'utf8');
    const { kioskId, kioskEpoch } = await enrol(test, second);
    await house.lookAfter();
    const isOfferedAfterEnrolment = existsSync(tokenPath);
    await heartbeat(test, kioskId, kioskEpoch);
    await house.lookAfter();

    expect(mode).toBe(0o600);
    expect(second).not.toBe(first);
    expect(isOfferedAfterEnrolment).toBe(true);
    expect(existsSync(tokenPath)).toBe(false);
  });
});
