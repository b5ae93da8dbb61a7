// Walks every route of the OpenAPI document as every kind of caller: whoever is not named at the door is refused.
import type { OpenAPIV3_1 } from 'openapi-types';
import { describe, expect, test } from 'vitest';
import { anEnrolledKiosk, type TestKiosk } from '../../support/enrolled-kiosk.ts';
import { aLedger, AUTHORITY, type TestLedger } from '../../support/ledger-app.ts';
import { signedRequest } from '../../support/signed-kiosk.ts';

const DEPOSIT = '018f0000-0000-7000-8000-0000000000d1';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Caller = 'nobody' | 'holder' | 'other holder' | 'kiosk';
const CALLERS: readonly Caller[] = ['nobody', 'holder', 'other holder', 'kiosk'];

type Operation = { method: (typeof METHODS)[number]; path: string; schemes: readonly string[] };

/** Every operation with the security schemes it names, one by one. */
function operationsOf(document: OpenAPIV3_1.Document): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      const schemes = (operation?.security ?? []).flatMap((scheme) => Object.keys(scheme));
      return operation ? [{ method, path, schemes }] : [];
    }),
  );
}

async function aHouse() {
  const ledger = await aLedger();
  const kiosk = await anEnrolledKiosk(ledger);
  await ledger.api.inject(kiosk.nextBatch(...kiosk.session(DEPOSIT, '+821012345678', 1)));
  const tokens = {
    holder: await ledger.signIn('+821012345678'),
    'other holder': await ledger.signIn('+821099990000'),
  };
  const document = (await ledger.api.inject('/openapi.json')).json<OpenAPIV3_1.Document>();
  return { ledger, kiosk, tokens, operations: operationsOf(document) };
}

async function call(
  { api, clock }: TestLedger,
  kiosk: TestKiosk,
  tokens: Readonly<Record<'holder' | 'other holder', string>>,
  { method, path }: Operation,
  caller: Caller,
) {
  const url = path.replace('{id}', DEPOSIT);
  if (caller === 'kiosk') {
    const signing = { key: kiosk.key, authority: AUTHORITY, nowMs: clock.nowMs() };
    const name = url === '/v1/batches' ? 'name' : undefined;
    const { headers, payload } = signedRequest(url, { kioskId: kiosk.id }, signing, name);
    return method === 'get'
      ? api.inject({ method: 'GET', url, headers })
      : api.inject({ method: method.toUpperCase() as 'POST', url, headers, payload });
  }
  const headers: Record<string, string> = { 'idempotency-key': `${caller} ${path}` };
  if (caller !== 'nobody') headers.authorization = `Bearer ${tokens[caller]}`;
  return api.inject({
    method: method.toUpperCase() as 'GET',
    url,
    headers,
    ...(method === 'post' ? { payload: {} } : {}),
  });
}

describe('the doors of the ledger', () => {
  test('are all in the document, each with who may pass', async () => {
    const { operations } = await aHouse();

    const table = Object.fromEntries(
      operations.map(({ method, path, schemes }) => [`${method} ${path}`, schemes.join(' ')]),
    );

    expect(table).toEqual({
      'post /v1/auth/otp': '',
      'post /v1/auth/sessions': '',
      'post /v1/auth/shop-sessions': '',
      'post /v1/auth/operator-sessions': '',
      'delete /v1/auth/sessions':
        'walletCookie walletToken shopCookie shopKey operatorCookie operatorToken',
      'get /v1/wallet': 'walletCookie walletToken',
      'get /v1/wallet/history': 'walletCookie walletToken',
      'get /v1/wallet/deposits/{id}': 'walletCookie walletToken',
      'get /v1/wallet/stream': 'walletCookie walletToken',
      'post /v1/wallet/pickups': 'walletCookie walletToken',
      // What holders do besides looking and paying, and the operator's side of it.
      'get /v1/wallet/identity': 'walletCookie walletToken',
      'post /v1/wallet/identity': 'walletCookie walletToken',
      'get /v1/wallet/bank-accounts': 'walletCookie walletToken',
      'post /v1/wallet/bank-accounts': 'walletCookie walletToken',
      'delete /v1/wallet/bank-accounts/{id}': 'walletCookie walletToken',
      'get /v1/wallet/withdrawals': 'walletCookie walletToken',
      'post /v1/wallet/withdrawals': 'walletCookie walletToken',
      'get /v1/wallet/withdrawals/{id}': 'walletCookie walletToken',
      'get /v1/wallet/gifts': 'walletCookie walletToken',
      'post /v1/wallet/gifts': 'walletCookie walletToken',
      'post /v1/wallet/gifts/{id}/accept': 'walletCookie walletToken',
      'post /v1/wallet/gifts/{id}/cancel': 'walletCookie walletToken',
      'get /v1/wallet/claims': 'walletCookie walletToken',
      'post /v1/wallet/claims': 'walletCookie walletToken',
      'get /v1/wallet/claims/{id}': 'walletCookie walletToken',
      'get /v1/operator/withdrawals': 'operatorCookie operatorToken',
      'post /v1/operator/withdrawals/{id}/refuse': 'operatorCookie operatorToken',
      'post /v1/operator/withdrawals/{id}/answer': 'operatorCookie operatorToken',
      'get /v1/operator/payment-files': 'operatorCookie operatorToken',
      'post /v1/operator/payment-files': 'operatorCookie operatorToken',
      'get /v1/operator/payment-files/{id}': 'operatorCookie operatorToken',
      'post /v1/operator/payment-files/{id}/hand-over': 'operatorCookie operatorToken',
      'post /v1/operator/payment-statuses': 'operatorCookie operatorToken',
      'post /v1/kiosks/enrol': '',
      'post /v1/batches': 'kioskSignature',
      'post /v1/kiosks/heartbeat': 'kioskSignature',
      'get /v1/rate-card': '',
      'get /v1/keys': '',
      'get /v1/kiosks': '',
      'get /healthz': '',
      'get /readyz': '',
      'get /metrics': '',
    });
  });

  test.each(CALLERS)('let %s pass only where the document says so', async (caller) => {
    const { ledger, kiosk, tokens, operations } = await aHouse();
    const isHolder = caller === 'holder' || caller === 'other holder';
    // A stream does not end by itself and signing out would end the walk: they have tests of their own.
    const walked = operations.filter(
      ({ path, method }) => !(isHolder && (path.endsWith('/stream') || method === 'delete')),
    );

    for (const operation of walked) {
      const answer = await call(ledger, kiosk, tokens, operation, caller);
      const mayPass =
        operation.schemes.length === 0 ||
        (isHolder && operation.schemes.includes('walletToken')) ||
        (caller === 'kiosk' && operation.schemes.includes('kioskSignature'));
      const isAtDoor = [
        'not-signed-in',
        'signature-invalid',
        'unknown-kiosk',
        'origin-foreign',
      ].includes(
        answer.headers['content-type']?.startsWith('application/problem')
          ? answer.json<{ code: string }>().code
          : '',
      );
      expect({ ...operation, caller, isAtDoor }).toEqual({
        ...operation,
        caller,
        isAtDoor: !mayPass,
      });
    }
  });

  test('show a deposit to its holder and to nobody else, as if it were not there', async () => {
    const { ledger, tokens } = await aHouse();
    const read = (token: string, id: string) =>
      ledger.api.inject({
        url: `/v1/wallet/deposits/${id}`,
        headers: { authorization: `Bearer ${token}` },
      });

    const own = await read(tokens.holder, DEPOSIT);
    const foreign = await read(tokens['other holder'], DEPOSIT);
    const none = await read(tokens['other holder'], DEPOSIT.replace('d1', 'd9'));

    expect(own.json()).toMatchObject({
      id: DEPOSIT,
      coins: [{ faceMinor: '500', creditSeq: '1' }],
    });
    expect([foreign.statusCode, foreign.body]).toEqual([none.statusCode, none.body]);
    expect(foreign.statusCode).toBe(404);
  });

  test('show metrics to this machine only, and no number or token in them', async () => {
    const { ledger, tokens } = await aHouse();
    const scrape = (remoteAddress: string) => ledger.api.inject({ url: '/metrics', remoteAddress });

    const [here, there] = [await scrape('127.0.0.1'), await scrape('192.0.2.1')];

    expect(here.body).toContain('ledger_http_request_duration_seconds_count');
    for (const secret of [DEPOSIT, tokens.holder, '1012345678']) {
      expect(here.body).not.toContain(secret);
    }
    expect(there.statusCode).toBe(404);
  });

  test('do not open for a route that says nothing of who may call it', async () => {
    const { api } = await aLedger();

    expect(() => api.get('/v1/new', async () => 'x')).toThrow();
  });
});

describe('the document', () => {
  test('holds the schemas that check requests and answers', async () => {
    const { api } = await aLedger();

    const document = (await api.inject('/openapi.json')).json<OpenAPIV3_1.Document>();
    const body = document.paths?.['/v1/auth/otp']?.post?.requestBody;

    expect(document.openapi).toMatch(/^3\.1\./);
    expect(body).toMatchObject({
      content: {
        'application/json': {
          schema: { type: 'object', required: ['phone'], additionalProperties: false },
        },
      },
    });
  });

  test('says of every operation what a refusal looks like', async () => {
    const { api } = await aLedger();

    const document = (await api.inject('/openapi.json')).json<OpenAPIV3_1.Document>();
    const without = Object.values(document.paths ?? {})
      .flatMap((item) => METHODS.flatMap((method) => item?.[method] ?? []))
      .filter((operation) => !JSON.stringify(operation.responses).includes('problem+json'));

    expect(without).toEqual([]);
  });

  test('is a page for people, too', async () => {
    const { api } = await aLedger();

    const page = await api.inject('/docs');

    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(page.body).toContain('POST /v1/batches');
    expect(page.body).toContain('409 sequence-gap');
    expect(page.body).not.toContain('<script');
  });
});
