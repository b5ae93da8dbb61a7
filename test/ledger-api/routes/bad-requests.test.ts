import { describe, expect, test } from 'vitest';
import { aLedger, refusalOf } from '../../support/ledger-app.ts';

describe('a request that is not as it should be', () => {
  const json = { 'content-type': 'application/json' };

  test.each([
    ['an unknown address', { url: '/v1/nothing' }, 404, 'not-found'],
    ['a wrong method', { method: 'PUT', url: '/v1/auth/otp' }, 405, 'method-not-allowed'],
    [
      'half a body',
      { method: 'POST', url: '/v1/auth/otp', headers: json, payload: '{"a"' },
      400,
      'malformed',
    ],
    [
      'no body',
      { method: 'POST', url: '/v1/auth/otp', headers: json, payload: '' },
      400,
      'malformed',
    ],
    [
      'a body that reaches for prototypes',
      { method: 'POST', url: '/v1/auth/otp', headers: json, payload: '{"__proto__":{"phone":1}}' },
      400,
      'malformed',
    ],
    [
      'a form',
      {
        method: 'POST',
        url: '/v1/auth/otp',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'phone=1',
      },
      415,
      'media-type',
    ],
    [
      'a body of 20 kB',
      {
        method: 'POST',
        url: '/v1/auth/otp',
        headers: json,
        payload: `{"a":"${'x'.repeat(20_000)}"}`,
      },
      413,
      'too-large',
    ],
    ['an unknown query', { url: '/v1/kiosks?sort=name' }, 400, 'malformed'],
  ] as const)('with %s is refused in words', async (_, request, status, code) => {
    const { api } = await aLedger();

    const answer = await api.inject(request);

    expect(refusalOf(answer)).toEqual({ status, code });
    expect(answer.json()).toMatchObject({
      type: `urn:tikkeul:problem:${code}`,
      status,
      title: expect.any(String),
      detail: expect.stringMatching(/^[A-Z].+\.$/),
    });
  });

  test('names the fields that are wrong, and not what was in them', async () => {
    const { api } = await aLedger();

    const answer = await api.inject({
      method: 'POST',
      url: '/v1/auth/sessions',
      payload: { phone: 'x', code: 7, secret: 's3cr3t' },
    });

    const { errors } = answer.json<{ errors: { where: string; what: string }[] }>();
    expect(errors.map((error) => error.where).sort()).toEqual(['body', 'body/code', 'body/phone']);
    expect(answer.body).not.toContain('s3cr3t');
  });

  test('says which methods an address has', async () => {
    const { api } = await aLedger();

    const answer = await api.inject({ method: 'DELETE', url: '/v1/wallet/deposits/1' });

    expect(answer.headers.allow).toBe('GET, HEAD');
  });

  test('that breaks the ledger is answered without a word of its inside', async () => {
    const { api, ledger } = await aLedger();
    Object.assign(ledger.store, {
      read: () => Promise.reject(new Error('secret place in the code')),
    });

    const answer = await api.inject('/v1/kiosks');

    expect(refusalOf(answer)).toEqual({ status: 500, code: 'internal' });
    expect(answer.body).not.toContain('secret');
  });
});

describe('every answer', () => {
  test.each(['/', '/v1/keys', '/v1/nothing', '/openapi.json', '/docs'])(
    'of %s tells a browser to run nothing but our own files',
    async (url) => {
      const { api } = await aLedger();

      const { headers } = await api.inject(url);

      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
    },
  );
});
