// Shops sign in with a key, operators with password and one-time code; both sign out.
import { describe, expect, test } from 'vitest';
import { aLedger, ORIGIN, refusalOf, type TestLedger } from '../../support/ledger-app.ts';
import { anOperator, aShop, aSignedInOperator } from '../../support/staff.ts';

const MINUTE_MS = 60_000;
type Headers = Record<string, string>;

const asShop = ({ api }: TestLedger, key: string, headers: Headers = {}) =>
  api.inject({ method: 'POST', url: '/v1/auth/shop-sessions', headers, payload: { key } });

const asOperator = ({ api }: TestLedger, payload: object, headers: Headers = {}) =>
  api.inject({ method: 'POST', url: '/v1/auth/operator-sessions', headers, payload });

const signOut = ({ api }: TestLedger, headers: Headers, query = '') =>
  api.inject({ method: 'DELETE', url: `/v1/auth/sessions${query}`, headers });

describe('a shop signs in', () => {
  test('with its key, for twelve hours and with the scopes of the key', async () => {
    const test = await aLedger();
    const { key, shopId } = await aShop(test, { scopes: ['take', 'read'] });

    const answer = await asShop(test, ` ${key}\n`);

    expect(answer.json()).toEqual({
      token: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      expiresAt: new Date(test.clock.nowMs() + 12 * 60 * MINUTE_MS).toISOString(),
      shop: { id: shopId, name: 'Test shop', scopes: ['take', 'read'] },
    });
  });

  test('by a browser, and holds a cookie of its own kind', async () => {
    const test = await aLedger();
    const { key } = await aShop(test);

    const answer = await asShop(test, key, { 'x-client': 'web', origin: ORIGIN });

    const { house } = test.ledger.keys;
    expect(answer.json()).not.toHaveProperty('token');
    expect(String(answer.headers['set-cookie'])).toMatch(
      new RegExp(`^__Host-shop-${house}=[\\w-]{43}; .*HttpOnly; Secure; SameSite=Strict$`),
    );
  });

  test('not from a foreign page, and not with a wrong key, thirty times at most', async () => {
    const test = await aLedger();
    const { key } = await aShop(test);

    const foreign = await asShop(test, key, { origin: 'https://elsewhere.example' });
    const codes = new Set<unknown>();
    for (let i = 0; i < 30; i++) codes.add(refusalOf(await asShop(test, `${key}x`)).code);
    const tooMany = await asShop(test, key);

    expect(refusalOf(foreign).code).toBe('origin-foreign');
    expect([...codes]).toEqual(['shop-key-wrong']);
    expect(refusalOf(tooMany)).toEqual({ status: 429, code: 'too-many-requests' });
    expect(Number(tooMany.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('an operator signs in', () => {
  test('with password and one-time code, for eight hours', async () => {
    const test = await aLedger();
    const { name, password, code, id } = await anOperator(test);

    const answer = await asOperator(test, { name, password, oneTimeCode: code() });

    expect(answer.json()).toEqual({
      token: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      expiresAt: new Date(test.clock.nowMs() + 8 * 60 * MINUTE_MS).toISOString(),
      operator: { id, name: 'kim', role: 'admin' },
    });
  });

  test('once with one code', async () => {
    const test = await aLedger();
    const { name, password, code } = await anOperator(test);
    const oneTimeCode = code();

    const first = await asOperator(test, { name, password, oneTimeCode });
    const again = await asOperator(test, { name, password, oneTimeCode });
    await test.clock.advance(MINUTE_MS);
    const next = await asOperator(test, { name, password, oneTimeCode: code() });

    expect([first, again, next].map((answer) => answer.statusCode)).toEqual([200, 401, 200]);
  });

  test('or is refused with the same words, whatever was wrong', async () => {
    const test = await aLedger();
    const { name, password, code } = await anOperator(test);
    const good = { name, password, oneTimeCode: code() };

    const answers = [
      await asOperator(test, { ...good, name: 'nobody' }),
      await asOperator(test, { ...good, password: 'wrong' }),
      await asOperator(test, { ...good, oneTimeCode: '000000' }),
    ];

    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(refusalOf(answers[0]!)).toEqual({ status: 401, code: 'operator-sign-in-wrong' });
  });

  test('not for 15 minutes after five wrong tries, however many come at once', async () => {
    const test = await aLedger();
    const { name, password, code } = await anOperator(test);
    const wrong = { name, password: 'wrong', oneTimeCode: code() };
    await Promise.all(Array.from({ length: 8 }, () => asOperator(test, wrong)));

    const locked = await asOperator(test, { name, password, oneTimeCode: code() });
    await test.clock.advance(15 * MINUTE_MS);
    const after = await asOperator(test, { name, password, oneTimeCode: code() });

    expect([locked.statusCode, after.statusCode]).toEqual([401, 200]);
  });

  test('and signs out: the sign-in is dead, others live', async () => {
    const test = await aLedger();
    const one = await aSignedInOperator(test, 'admin');
    const other = await aSignedInOperator(test, 'admin');

    const out = await signOut(test, one.headers);
    const again = await signOut(test, one.headers);
    const others = await signOut(test, other.headers);

    expect([out, again, others].map((answer) => answer.statusCode)).toEqual([204, 401, 204]);
  });
});

describe('a browser signs out', () => {
  /** Signed in to all three faces at once. */
  async function everywhere() {
    const test = await aLedger();
    const { house } = test.ledger.keys;
    const wallet = await test.signIn('+821012345678');
    const { key } = await aShop(test);
    const shop = (await asShop(test, key)).json<{ token: string }>().token;
    const operator = (await aSignedInOperator(test, 'viewer')).token;
    const jar = { wallet, shop, operator };
    const cookies = (of: readonly (keyof typeof jar)[]) =>
      of.map((face) => `__Host-${face}-${house}=${jar[face]}`).join('; ');
    return { test, cookies };
  }

  test('of the face it names, and of nothing else', async () => {
    const { test, cookies } = await everywhere();
    const cookie = cookies(['wallet', 'shop', 'operator']);

    const out = await signOut(test, { cookie, origin: ORIGIN }, '?of=shop');
    const left = [];
    for (const face of ['wallet', 'shop', 'operator'] as const) {
      const answer = await signOut(test, { cookie: cookies([face]), origin: ORIGIN });
      left.push(answer.statusCode);
    }

    expect(out.statusCode).toBe(204);
    expect(left).toEqual([204, 401, 204]);
  });

  test('of everything when it names nothing', async () => {
    const { test, cookies } = await everywhere();
    const cookie = cookies(['wallet', 'shop', 'operator']);

    const foreign = await signOut(test, { cookie, origin: 'https://elsewhere.example' });
    const out = await signOut(test, { cookie, origin: ORIGIN });
    const again = await signOut(test, { cookie, origin: ORIGIN });

    expect(refusalOf(foreign).code).toBe('origin-foreign');
    expect([out.statusCode, again.statusCode]).toEqual([204, 401]);
    expect(out.headers['set-cookie']).toHaveLength(3);
  });

  test('not with a bare key, which is no sign-in', async () => {
    const test = await aLedger();
    const { headers } = await aShop(test);

    expect(refusalOf(await signOut(test, headers)).code).toBe('not-signed-in');
  });
});
