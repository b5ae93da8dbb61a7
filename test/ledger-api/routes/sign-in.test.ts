import { describe, expect, test } from 'vitest';
import { ORIGIN, aLedger, refusalOf } from '../../support/ledger-app.ts';

const PHONE = '+821012345678';

describe('signing in', () => {
  test('takes a code from the phone and gives a token', async () => {
    const { api, clock, codeFor } = await aLedger();

    const asked = await api.inject({
      method: 'POST',
      url: '/v1/auth/otp',
      payload: { phone: '010-1234-5678' },
    });
    const answer = await api.inject({
      method: 'POST',
      url: '/v1/auth/sessions',
      payload: { phone: PHONE, code: codeFor(PHONE) },
    });

    expect(asked.statusCode).toBe(202);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      token: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      expiresAt: new Date(clock.nowMs() + 30 * 86_400_000).toISOString(),
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('is known to whoever asks with the sign-in, and nobody is refused the question', async () => {
    const { api, signIn } = await aLedger();
    const token = await signIn(PHONE);
    const ask = async (headers: Record<string, string>) =>
      (await api.inject({ url: '/v1/auth/sessions', headers })).json();

    const answers = [await ask({ authorization: `Bearer ${token}` }), await ask({})];

    expect(answers).toEqual([{ wallet: true }, { wallet: false }]);
  });

  test('gives a browser a cookie that no script can read and no other site can send', async () => {
    const { api, ledger, codeFor } = await aLedger();
    await api.inject({ method: 'POST', url: '/v1/auth/otp', payload: { phone: PHONE } });

    const answer = await api.inject({
      method: 'POST',
      url: '/v1/auth/sessions',
      headers: { 'x-client': 'web', origin: ORIGIN },
      payload: { phone: PHONE, code: codeFor(PHONE) },
    });

    const cookie = String(answer.headers['set-cookie']);
    expect(answer.json()).toEqual({ expiresAt: expect.any(String) });
    expect(cookie).toMatch(new RegExp(`^__Host-wallet-${ledger.keys.house}=[\\w-]{43}; `));
    for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict', 'Expires=']) {
      expect(cookie).toContain(part);
    }
    expect(cookie).not.toContain('Domain');
  });

  test('answers the same for a number that has a wallet and for one that has none', async () => {
    const { api, signIn, clock } = await aLedger();
    await signIn(PHONE);
    await clock.advance(60_000);

    const ask = (phone: string) =>
      api.inject({ method: 'POST', url: '/v1/auth/otp', payload: { phone } });
    const [known, unknown] = [await ask(PHONE), await ask('+821099990000')];

    expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body]);
  });

  test('refuses a sixth try even when the code is right', async () => {
    const { api, codeFor } = await aLedger();
    await api.inject({ method: 'POST', url: '/v1/auth/otp', payload: { phone: PHONE } });
    const right = codeFor(PHONE);
    const wrong = right === '000000' ? '000001' : '000000';
    const attempt = (code: string) =>
      api.inject({ method: 'POST', url: '/v1/auth/sessions', payload: { phone: PHONE, code } });

    const answers = [];
    for (const code of [wrong, wrong, wrong, wrong, wrong, right]) {
      answers.push(refusalOf(await attempt(code)).code);
    }

    expect(answers).toEqual(Array(6).fill('code-wrong'));
  });

  test('tells an address that asks too often how long to wait', async () => {
    const { api } = await aLedger();
    const ask = (i: number) =>
      api.inject({
        method: 'POST',
        url: '/v1/auth/otp',
        payload: { phone: `+8210123400${String(i).padStart(2, '0')}` },
      });
    for (let i = 0; i < 20; i++) expect((await ask(i)).statusCode).toBe(202);

    const answer = await ask(20);

    expect(refusalOf(answer)).toEqual({ status: 429, code: 'too-many-requests' });
    expect(answer.headers['retry-after']).toBe('3600');
  });

  test.each([
    ['no number', {}, 'malformed'],
    ['an unknown field', { phone: PHONE, admin: true }, 'malformed'],
    ['a number of the wrong kind', { phone: 821012345678 }, 'malformed'],
    ['a landline', { phone: '02-123-4567' }, 'phone-invalid'],
    ['words', { phone: 'my phone' }, 'phone-invalid'],
  ])('refuses %s', async (_, payload, code) => {
    const { api, messages } = await aLedger();

    const answer = await api.inject({ method: 'POST', url: '/v1/auth/otp', payload });

    expect(refusalOf(answer)).toEqual({ status: 400, code });
    expect(messages).toEqual([]);
  });

  test('is refused from a page that is not ours', async () => {
    const { api, codeFor } = await aLedger();
    await api.inject({ method: 'POST', url: '/v1/auth/otp', payload: { phone: PHONE } });

    const answer = await api.inject({
      method: 'POST',
      url: '/v1/auth/sessions',
      headers: { 'x-client': 'web', origin: 'https://evil.example.com' },
      payload: { phone: PHONE, code: codeFor(PHONE) },
    });

    expect(refusalOf(answer)).toEqual({ status: 403, code: 'origin-foreign' });
  });
});

describe('a sign-in', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  test('ends with a sign-out', async () => {
    const { api, signIn } = await aLedger();
    const headers = bearer(await signIn(PHONE));

    const before = await api.inject({ url: '/v1/wallet', headers });
    const signedOut = await api.inject({ method: 'DELETE', url: '/v1/auth/sessions', headers });
    const after = await api.inject({ url: '/v1/wallet', headers });

    expect([before.statusCode, signedOut.statusCode]).toEqual([200, 204]);
    expect(refusalOf(after)).toEqual({ status: 401, code: 'not-signed-in' });
  });

  test('ends after a week without use and after a month of use', async () => {
    const { api, signIn, clock } = await aLedger();
    const DAY_MS = 86_400_000;
    const [idle, used] = [await signIn(PHONE), await signIn('+821099990000')];

    const statuses = [];
    for (let day = 0; day < 31; day++) {
      const answer = await api.inject({ url: '/v1/wallet', headers: bearer(used) });
      statuses.push(answer.statusCode);
      if (day === 7) {
        const late = await api.inject({ url: '/v1/wallet', headers: bearer(idle) });
        expect(refusalOf(late)).toEqual({ status: 401, code: 'not-signed-in' });
      }
      await clock.advance(DAY_MS);
    }

    expect(statuses).toEqual([...Array(30).fill(200), 401]);
  });

  test('by cookie writes only from a page of ours', async () => {
    const { api, codeFor } = await aLedger();
    await api.inject({ method: 'POST', url: '/v1/auth/otp', payload: { phone: PHONE } });
    const signedIn = await api.inject({
      method: 'POST',
      url: '/v1/auth/sessions',
      headers: { 'x-client': 'web', origin: ORIGIN },
      payload: { phone: PHONE, code: codeFor(PHONE) },
    });
    const cookie = String(signedIn.headers['set-cookie']).split(';', 1)[0]!;
    const signOut = (headers: Record<string, string>) =>
      api.inject({ method: 'DELETE', url: '/v1/auth/sessions', headers: { cookie, ...headers } });

    const read = await api.inject({ url: '/v1/wallet', headers: { cookie } });
    const without = await signOut({});
    const foreign = await signOut({ origin: 'https://evil.example.com' });
    const own = await signOut({ origin: ORIGIN });

    expect(read.statusCode).toBe(200);
    expect(refusalOf(without)).toEqual({ status: 403, code: 'origin-foreign' });
    expect(refusalOf(foreign)).toEqual({ status: 403, code: 'origin-foreign' });
    expect(own.statusCode).toBe(204);
    expect(String(own.headers['set-cookie'])).toMatch(/Max-Age=0|Expires=Thu, 01 Jan 1970/);
  });
});
