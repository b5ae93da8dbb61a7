// What a holder may decide, was told, and takes along: consents, notices, devices, statement, export.
import { describe, expect, test } from 'vitest';
import { tellExpiries } from '#ledger/use-cases/holder/expiry-notices.ts';
import { aDisputedDeposit, DEPOSIT } from '../../support/disputes.ts';
import { aLedger, refusalOf } from '../../support/ledger-app.ts';
import { aRichHolder, asker, givePoints } from '../../support/rich-holder.ts';

const PHONE = '+821012345678';
const DAY_MS = 86_400_000;

describe('consents', () => {
  test('are off until somebody says yes, each by itself', async () => {
    const { ask } = await aRichHolder(await aLedger(), PHONE, 0n);

    const before = (await ask('GET', '/v1/wallet/consents')).json<{ consents: object[] }>();
    const said = { kind: 'marketing', version: 1, isGiven: true };
    const after = (await ask('POST', '/v1/wallet/consents', said)).json<{ consents: object[] }>();

    expect(before.consents).toEqual(
      ['marketing', 'third-party', 'location'].map((kind) => ({
        kind,
        version: 1,
        isGiven: false,
      })),
    );
    expect(after.consents).toMatchObject([
      { kind: 'marketing', isGiven: true, decidedVersion: 1 },
      { kind: 'third-party', isGiven: false },
      { kind: 'location', isGiven: false },
    ]);
  });

  test('can be taken back, and every decision is kept', async () => {
    const { ask } = await aRichHolder(await aLedger(), PHONE, 0n);
    for (const isGiven of [true, false]) {
      await ask('POST', '/v1/wallet/consents', { kind: 'location', version: 1, isGiven });
    }

    const exported = (await ask('GET', '/v1/wallet/export')).json<{ consents: object[] }>();

    expect(exported.consents).toMatchObject([{ isGiven: true }, { isGiven: false }]);
  });

  test('are never given to a text that is not in force', async () => {
    const { ask } = await aRichHolder(await aLedger(), PHONE, 0n);

    const said = { kind: 'marketing', version: 2, isGiven: true };
    const answer = await ask('POST', '/v1/wallet/consents', said);

    expect(refusalOf(answer)).toEqual({ status: 409, code: 'consent-outdated' });
  });
});

describe('notices', () => {
  test('tell of a deposit once, and remember that they were read', async () => {
    const { holder } = await aDisputedDeposit();
    const { ask } = holder;

    const told = (await ask('GET', '/v1/wallet/notices')).json();
    const read = (await ask('POST', '/v1/wallet/notices/read', { upTo: 1 })).json();

    expect(told).toMatchObject({
      notices: [{ number: 1, kind: 'deposit', facts: { depositId: DEPOSIT } }],
    });
    expect(read).toMatchObject({ notices: [{ readAt: expect.any(String) }] });
  });

  test('tell of points that will expire: 12, 2 and 1 months and 3 days before, once each', async () => {
    const ledger = await aLedger();
    const { walletId } = await aRichHolder(ledger, PHONE, 500n);
    const { store, clock, businessZone } = ledger.ledger;
    const years = (await store.read((books) => books.holds.openLots(walletId)))[0]!;
    const leftDays = () => (years.expiresAtMs - clock.nowMs()) / DAY_MS;
    const told: [number, unknown][] = [];

    for (const days of [366, 365, 364, 61, 60, 31, 30, 4, 3, 2, 0]) {
      await ledger.clock.advance((leftDays() - days) * DAY_MS);
      await tellExpiries(store, clock.nowMs(), businessZone);
      await tellExpiries(store, clock.nowMs(), businessZone);
      const [newest] = await store.read((books) => books.holder.notices(walletId, undefined, 1));
      if (newest && newest.noticeNumber > told.length) told.push([days, newest.facts]);
    }

    expect(told).toMatchObject([
      [365, { points: '500', days: '365' }],
      [60, { points: '500', days: '60' }],
      [30, { points: '500', days: '30' }],
      [3, { points: '500', days: '3' }],
    ]);
  });
});

describe('devices', () => {
  test('are listed, and one can sign another out', async () => {
    const ledger = await aLedger();
    const { ask } = await aRichHolder(ledger, PHONE, 0n);
    const other = asker(ledger, await ledger.signIn(PHONE));
    type Listed = { devices: { id: string; isThis: boolean }[] };
    const listed = (await ask('GET', '/v1/wallet/devices')).json<Listed>().devices;
    const foreign = listed.find((device) => !device.isThis)!;

    const left = (await ask('DELETE', `/v1/wallet/devices/${foreign.id}`)).json<Listed>();

    expect(listed.map(({ isThis }) => isThis).sort()).toEqual([false, true]);
    expect(left.devices).toMatchObject([{ isThis: true }]);
    expect((await other('GET', '/v1/wallet')).statusCode).toBe(401);
    expect((await ask('GET', '/v1/wallet')).statusCode).toBe(200);
  });

  test('of somebody else are not found', async () => {
    const ledger = await aLedger();
    const { ask } = await aRichHolder(ledger, PHONE, 0n);
    const stranger = await aRichHolder(ledger, '+821099990000', 0n);
    type Listed = { devices: { id: string }[] };
    const [mine] = (await ask('GET', '/v1/wallet/devices')).json<Listed>().devices;

    const answer = await stranger.ask('DELETE', `/v1/wallet/devices/${mine!.id}`);

    expect(refusalOf(answer)).toEqual({ status: 404, code: 'not-found' });
    expect((await ask('GET', '/v1/wallet')).statusCode).toBe(200);
  });
});

describe('a statement', () => {
  test('has the balance after each entry, month by month in the zone of business', async () => {
    const ledger = await aLedger();
    const { ask, phone, walletId } = await aRichHolder(ledger, PHONE, 10_000n);
    const { store, clock } = ledger.ledger;
    // What the test gave directly has no entry of its own.
    const entry = { walletId, atMs: clock.nowMs(), kind: 'promotion', points: 10_000n } as const;
    await store.transact((books) => books.wallets.addEntry(entry));
    const gift = { phone: '+821099990000', points: '3000', from: '민지' };
    await ask('POST', '/v1/wallet/gifts', gift);
    const month = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' })
      .format(clock.nowMs())
      .slice(0, 7);

    const statement = (await ask('GET', `/v1/wallet/statement?month=${month}`)).json();
    const later = (await ask('GET', '/v1/wallet/statement?month=2099-12')).json();
    const csv = await ask('GET', `/v1/wallet/statement?month=${month}&format=csv`);

    expect(statement).toMatchObject({
      zone: 'Asia/Seoul',
      openingPoints: '0',
      closingPoints: '7000',
      entries: [
        { kind: 'promotion', points: '10000', balance: '10000' },
        { kind: 'gift-sent', points: '-3000', balance: '7000' },
      ],
    });
    expect(later).toMatchObject({ openingPoints: '7000', closingPoints: '7000', entries: [] });
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toMatch(/^\uFEFFday,at,kind,points,balance\r\n/);
    expect(csv.body).toContain(',gift-sent,-3000,7000\r\n');
    expect(csv.body).not.toContain(phone);
  });
});

test('an export holds everything, and no number in clear', async () => {
  const ledger = await aLedger();
  const { ask, walletId } = await aRichHolder(ledger, PHONE, 5_000n);
  await givePoints(ledger.ledger.store, walletId, 7n, {
    id: 'more',
    openedAtMs: ledger.clock.nowMs(),
  });
  await ask('POST', '/v1/wallet/identity', { name: '김티끌', birthDate: '1990-12-31' });
  const account = { bankCode: '004', accountNumber: '123456789012' };
  await ask('POST', '/v1/wallet/bank-accounts', account);
  await ask('POST', '/v1/wallet/gifts', { phone: '+821099990000', points: '5', from: '민지' });

  const exported = await ask('GET', '/v1/wallet/export');

  expect(exported.json()).toMatchObject({
    phone: '010-••••-5678',
    points: { available: '5002', held: '5' },
    identity: { tier: 2 },
    bankAccounts: [{ number: '••••••9012' }],
    lots: [{ points: '4995' }, { points: '7' }],
    history: [{ kind: 'gift-sent' }],
    gifts: [{ to: '010-••••-0000' }],
    devices: [{ isThis: true }],
  });
  expect(exported.body).not.toMatch(/1012345678|1099990000|123456789012/);
});
