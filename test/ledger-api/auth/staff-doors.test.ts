// Shops and operators at the door: keys, scopes, roles, sign-ins that end.
import { expect, describe, test } from 'vitest';
import type { TestLedger } from '../../support/ledger-app.ts';
import { aLedger, ORIGIN, refusalOf } from '../../support/ledger-app.ts';
import { aShop, aSignedInOperator } from '../../support/staff.ts';

const MINUTE_MS = 60_000;

/** A ledger with a door for each kind of caller; behind it, who came in. */
async function withDoors() {
  const test = await aLedger();
  const { api } = test;
  api.post('/take', { config: { access: 'shop:take' } }, async (request) => request.shop);
  api.get('/read', { config: { access: 'shop:read' } }, async (request) => request.shop);
  api.post('/collect', { config: { access: 'operator:collector' } }, async (request) => ({
    role: request.operator?.role,
    by: request.operator?.by,
  }));
  return test;
}

type Call = Readonly<{ url: string; headers?: Record<string, string> }>;

const call = ({ api }: TestLedger, { url, headers = {} }: Call) =>
  api.inject({ method: url === '/read' ? 'GET' : 'POST', url, headers });

describe('the door for shops', () => {
  test('knows the shop, its key and its scopes by a bare key', async () => {
    const test = await withDoors();
    const { headers, shopId, keyId } = await aShop(test, { scopes: ['take', 'read'] });

    const answer = await call(test, { url: '/take', headers });

    expect(answer.json()).toEqual({ shopId, keyId, scopes: ['take', 'read'], by: 'key' });
  });

  test('refuses a scope that the key does not have', async () => {
    const test = await withDoors();
    const { headers } = await aShop(test, { scopes: ['read'] });

    const taken = await call(test, { url: '/take', headers });

    expect(refusalOf(taken)).toEqual({ status: 403, code: 'scope-missing' });
    expect(taken.json()).toMatchObject({ scope: 'take' });
  });

  test('lets a suspended shop read and nothing else', async () => {
    const test = await withDoors();
    const { headers } = await aShop(test, { state: 'suspended' });

    const read = await call(test, { url: '/read', headers });
    const taken = await call(test, { url: '/take', headers });

    expect(read.statusCode).toBe(200);
    expect(refusalOf(taken)).toEqual({ status: 403, code: 'shop-suspended' });
  });

  test('answers a wrong key, a dead one and none alike', async () => {
    const test = await withDoors();
    const { key, keyId } = await aShop(test);
    const wrong = `${key.slice(0, -2)}${key.endsWith('AA') ? 'BB' : 'AA'}`;
    await test.ledger.store.transact(async ({ staff }) => {
      const known = await staff.shopKey(keyId);
      await staff.saveShopKey({ ...known!, revokedAtMs: test.clock.nowMs() });
    });

    const answers = await Promise.all(
      [{}, { authorization: `Bearer ${wrong}` }, { authorization: `Bearer ${key}` }].map(
        (headers) => call(test, { url: '/read', headers }),
      ),
    );

    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(refusalOf(answers[0]!)).toEqual({ status: 401, code: 'not-signed-in' });
  });

  test('remembers when a key was last used', async () => {
    const test = await withDoors();
    const { headers, keyId } = await aShop(test);
    await test.clock.advance(MINUTE_MS);

    await call(test, { url: '/read', headers });

    const key = await test.ledger.store.read(({ staff }) => staff.shopKey(keyId));
    expect(key?.lastUsedAtMs).toBe(test.clock.nowMs());
  });
});

describe('the door for operators', () => {
  test('opens from the least role upwards', async () => {
    const test = await withDoors();

    const answers = [];
    for (const role of ['viewer', 'collector', 'finance', 'admin'] as const) {
      const { headers } = await aSignedInOperator(test, role);
      answers.push(refusalOf(await call(test, { url: '/collect', headers })).status);
    }

    expect(answers).toEqual([403, 200, 200, 200]);
  });

  test('wants our own origin for a write by cookie', async () => {
    const test = await withDoors();
    const { token } = await aSignedInOperator(test, 'admin');
    const cookie = `__Host-operator-${test.ledger.keys.house}=${token}`;

    const own = await call(test, { url: '/collect', headers: { cookie, origin: ORIGIN } });
    const foreign = await call(test, {
      url: '/collect',
      headers: { cookie, origin: 'https://elsewhere.example' },
    });
    const silent = await call(test, { url: '/collect', headers: { cookie } });

    expect(own.json()).toEqual({ role: 'admin', by: 'cookie' });
    expect([foreign, silent].map((answer) => refusalOf(answer).code)).toEqual([
      'origin-foreign',
      'origin-foreign',
    ]);
  });

  test('forgets an operator after 30 minutes without use and after 8 hours with it', async () => {
    const test = await withDoors();
    const idle = await aSignedInOperator(test, 'admin');
    const busy = await aSignedInOperator(test, 'admin');
    const busyFor = async (ms: number) => {
      const answer = await call(test, { url: '/collect', headers: busy.headers });
      await test.clock.advance(ms);
      return answer.statusCode;
    };

    const first = await busyFor(29 * MINUTE_MS);
    const second = await busyFor(MINUTE_MS);
    const afterIdle = await call(test, { url: '/collect', headers: idle.headers });
    const statuses = new Set([first, second]);
    for (let i = 0; i < 15; i++) statuses.add(await busyFor(29 * MINUTE_MS));
    await busyFor(20 * MINUTE_MS);
    const afterEightHours = await call(test, { url: '/collect', headers: busy.headers });

    expect(afterIdle.statusCode).toBe(401);
    expect([...statuses]).toEqual([200]);
    expect(afterEightHours.statusCode).toBe(401);
  });

  test('knows a disabled operator no more', async () => {
    const test = await withDoors();
    const { headers, operatorId } = await aSignedInOperator(test, 'admin');
    await test.ledger.store.transact(async ({ staff }) => {
      await staff.saveOperator({ ...(await staff.operator(operatorId))!, state: 'disabled' });
    });

    const answer = await call(test, { url: '/collect', headers });

    expect(refusalOf(answer)).toEqual({ status: 401, code: 'not-signed-in' });
  });

  test('is not opened by a holder, by a shop, nor by an operator at a shop’s door', async () => {
    const test = await withDoors();
    const holder = { authorization: `Bearer ${await test.signIn('+821012345678')}` };
    const shop = (await aShop(test)).headers;
    const operator = (await aSignedInOperator(test, 'admin')).headers;

    const answers = [
      await call(test, { url: '/collect', headers: holder }),
      await call(test, { url: '/collect', headers: shop }),
      await call(test, { url: '/take', headers: operator }),
      await call(test, { url: '/take', headers: holder }),
    ];

    expect(answers.map((answer) => refusalOf(answer).code)).toEqual(
      Array.from({ length: 4 }, () => 'not-signed-in'),
    );
  });
});
