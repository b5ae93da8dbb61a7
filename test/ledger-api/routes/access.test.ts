// Walks every route of the OpenAPI document as every kind of caller: whoever is not named at the door is refused.
import { readFileSync } from 'node:fs';
import type { OpenAPIV3_1 } from 'openapi-types';
import { describe, expect, test } from 'vitest';
import { OperatorRole, ShopScope } from '#ledger/contract/staff.ts';
import { anEnrolledKiosk, type TestKiosk } from '../../support/enrolled-kiosk.ts';
import { aLedger, AUTHORITY, type TestLedger } from '../../support/ledger-app.ts';
import { signedRequest } from '../../support/signed-kiosk.ts';
import { aShop, aSignedInOperator } from '../../support/staff.ts';

const DEPOSIT = '018f0000-0000-7000-8000-0000000000d1';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const SHOP_CALLERS = ShopScope.options.map((scope) => `shop:${scope}` as const);
const OPERATOR_CALLERS = OperatorRole.options.map((role) => `operator:${role}` as const);
const CALLERS = [
  'nobody',
  'holder',
  'other holder',
  'kiosk',
  ...SHOP_CALLERS,
  ...OPERATOR_CALLERS,
] as const;
const DOOR_REFUSALS = new Set([
  'not-signed-in',
  'signature-invalid',
  'unknown-kiosk',
  'origin-foreign',
  'scope-missing',
  'shop-suspended',
  'role-too-low',
]);
type Caller = (typeof CALLERS)[number];

/** `door` is who may pass, in the words of the README. */
type Operation = { method: (typeof METHODS)[number]; path: string; door: string };

function operationsOf(document: OpenAPIV3_1.Document): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      return operation ? [{ method, path, door: doorOf(operation.security ?? []) }] : [];
    }),
  );
}

/** Cookie and token of one kind of caller are one door. */
function doorOf(security: readonly OpenAPIV3_1.SecurityRequirementObject[]): string {
  const doors = security.map((scheme) => {
    const [[name = '', scopes = []] = []] = Object.entries(scheme);
    const kind = name.replace(/(Cookie|Token|Key|Signature)$/, '').replace('wallet', 'holder');
    return [kind, ...scopes].join(':');
  });
  const distinct = [...new Set(doors)];
  if (distinct.length > 1) return 'signed-in';
  return distinct[0] ?? 'anyone';
}

/** The table of `routes/README.md`. */
function writtenDoors(): Record<string, string> {
  const text = readFileSync('ledger-api/routes/README.md', 'utf8');
  const rows = text.matchAll(/^\| `([a-z]+ \/[^`]*)` +\| (\S+) +\|$/gm);
  return Object.fromEntries([...rows].map(([, call, who]) => [call!, who!]));
}

function mayPass(caller: Caller, door: string): boolean {
  if (door === 'anyone') return true;
  const [kind, what] = caller.split(':');
  const [doorKind, least] = door.split(':');
  if (kind !== 'operator') return caller.replace('other ', '') === door;
  const roles: readonly string[] = OperatorRole.options;
  return doorKind === kind && roles.indexOf(what!) >= roles.indexOf(least!);
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

/** What a caller brings to every door. */
async function headersOf(
  { ledger, tokens }: Awaited<ReturnType<typeof aHouse>>,
  caller: Caller,
): Promise<Record<string, string>> {
  if (caller === 'holder' || caller === 'other holder') {
    return { authorization: `Bearer ${tokens[caller]}` };
  }
  const [kind, what] = caller.split(':');
  if (kind === 'shop') return (await aShop(ledger, { scopes: [what as ShopScope] })).headers;
  if (kind === 'operator') return (await aSignedInOperator(ledger, what as OperatorRole)).headers;
  return {};
}

async function call(
  { api, clock }: TestLedger,
  kiosk: TestKiosk,
  brought: Record<string, string>,
  { method, path }: Operation,
  caller: Caller,
) {
  const url = path.replaceAll(/\{\w+\}/g, DEPOSIT);
  if (caller === 'kiosk') {
    const signing = { key: kiosk.key, authority: AUTHORITY, nowMs: clock.nowMs() };
    const name = url === '/v1/batches' ? 'name' : undefined;
    const { headers, payload } = signedRequest(url, { kioskId: kiosk.id }, signing, name);
    return method === 'get'
      ? api.inject({ method: 'GET', url, headers })
      : api.inject({ method: method.toUpperCase() as 'POST', url, headers, payload });
  }
  return api.inject({
    method: method.toUpperCase() as 'GET',
    url,
    headers: { 'idempotency-key': `${caller} ${path}`.replaceAll(' ', '-'), ...brought },
    ...(method === 'post' || method === 'patch' ? { payload: {} } : {}),
  });
}

describe('the doors of the ledger', () => {
  test('are exactly those that the README names, each with who may pass', async () => {
    const { operations } = await aHouse();

    const doors = operations.map(({ method, path, door }) => [`${method} ${path}`, door]);

    expect(Object.fromEntries(doors)).toEqual(writtenDoors());
  });

  test.each(CALLERS)('let %s pass only where the README says so', async (caller) => {
    const house = await aHouse();
    const { ledger, kiosk, operations } = house;
    const brought = await headersOf(house, caller);
    // A stream does not end by itself and signing out would end the walk: they have tests of their own.
    const walked = operations.filter(
      ({ path, door }) =>
        !(caller.endsWith('holder') && path.endsWith('/stream')) &&
        (door !== 'signed-in' || caller === 'nobody' || caller === 'kiosk'),
    );

    for (const operation of walked) {
      const answer = await call(ledger, kiosk, brought, operation, caller);
      const code = answer.headers['content-type']?.startsWith('application/problem')
        ? answer.json<{ code: string }>().code
        : '';
      const isStopped = DOOR_REFUSALS.has(code);
      expect({ ...operation, caller, code, isStopped }).toEqual({
        ...operation,
        caller,
        code,
        isStopped: !mayPass(caller, operation.door),
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
