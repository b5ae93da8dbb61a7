// Operators and shops in the hands of an admin: made, given keys and credentials, stopped.
import { describe, expect, test } from 'vitest';
import { totpCode, totpStep } from '#ledger/auth/one-time-code.ts';
import { totpSecretOf } from '#ledger/auth/operator-credentials.ts';
import { aLedger, refusalOf, type TestLedger } from '../../../support/ledger-app.ts';
import { anOperatorWhoCalls } from '../../../support/operator-calls.ts';

type Credentials = { id: string; name: string; password: string; totpSecret: string };
type NewKey = { id: string; key: string; prefix: string };
const NOBODY = '018f0000-0000-7000-8000-000000000099';

async function signIn({ ledger, api, clock }: TestLedger, { name, password }: Credentials) {
  const operator = (await ledger.store.read(({ staff }) => staff.operatorNamed(name)))!;
  const oneTimeCode = totpCode(totpSecretOf(ledger.keys, operator), totpStep(clock.nowMs()));
  const payload = { name, password, oneTimeCode };
  return api.inject({ method: 'POST', url: '/v1/auth/operator-sessions', payload });
}

const shopSignIn = async ({ api }: TestLedger, key: string): Promise<number> => {
  const url = '/v1/auth/shop-sessions';
  return (await api.inject({ method: 'POST', url, payload: { key } })).statusCode;
};

describe('an operator', () => {
  test('is made with credentials that are told again to a repeat, and stored nowhere', async () => {
    const test = await aLedger();
    const { post, operatorId } = await anOperatorWhoCalls(test);

    const made = await post('operators', { name: 'kim', role: 'finance' }, 'same');
    const again = await post('operators', { name: 'kim', role: 'finance' }, 'same');
    const credentials = made.json<Credentials>();
    const signedIn = await signIn(test, credentials);
    const kept = await test.ledger.store.read(({ access }) =>
      access.givenAnswer(operatorId, 'same'),
    );

    expect(made.statusCode).toBe(201);
    expect(again.json()).toEqual(credentials);
    expect(signedIn.json()).toMatchObject({ operator: { name: 'kim', role: 'finance' } });
    expect(kept?.body).toBeDefined();
    expect(kept?.body).not.toContain(credentials.password);
    expect(kept?.body).not.toContain(credentials.totpSecret);
  });

  test('gets new credentials, and is out until they are used', async () => {
    const test = await aLedger();
    const { post } = await anOperatorWhoCalls(test);
    const old = (await post('operators', { name: 'kim', role: 'viewer' })).json<Credentials>();
    const { token } = (await signIn(test, old)).json<{ token: string }>();

    const fresh = (await post(`operators/${old.id}/reset`)).json<Credentials>();
    const asBefore = await test.api.inject({
      url: '/v1/operator/me',
      headers: { authorization: `Bearer ${token}` },
    });
    const [withOld, withFresh] = [await signIn(test, old), await signIn(test, fresh)];

    expect(refusalOf(asBefore).code).toBe('not-signed-in');
    expect([withOld.statusCode, withFresh.statusCode]).toEqual([401, 200]);
  });

  test('changes roles and is disabled, but never the last admin', async () => {
    const test = await aLedger();
    const admin = await anOperatorWhoCalls(test);
    const other = await anOperatorWhoCalls(test, 'viewer');

    const alone = [
      await admin.patch(`operators/${admin.operatorId}`, { role: 'viewer' }),
      await admin.patch(`operators/${admin.operatorId}`, { state: 'disabled' }),
    ];
    const raised = await admin.patch(`operators/${other.operatorId}`, { role: 'admin' });
    const disabled = await other.patch(`operators/${admin.operatorId}`, { state: 'disabled' });
    const nobody = await other.patch(`operators/${NOBODY}`, { role: 'admin' });

    expect(alone.map((answer) => refusalOf(answer).code)).toEqual(['last-admin', 'last-admin']);
    expect(raised.json()).toEqual({ id: other.operatorId, role: 'admin', state: 'active' });
    expect(disabled.json()).toMatchObject({ state: 'disabled' });
    expect(refusalOf(await admin.get('me')).code).toBe('not-signed-in');
    expect(refusalOf(nobody).code).toBe('not-found');
  });

  test('has a name that is given once', async () => {
    const test = await aLedger();
    const { post, get } = await anOperatorWhoCalls(test);
    await post('operators', { name: 'kim', role: 'viewer' });

    const again = await post('operators', { name: 'kim', role: 'admin' });

    const { operators } = (await get('operators')).json<{ operators: { name: string }[] }>();
    expect(refusalOf(again)).toEqual({ status: 409, code: 'operator-name-taken' });
    expect(operators.filter(({ name }) => name === 'kim')).toHaveLength(1);
  });
});

describe('a shop', () => {
  const aNewShop = async () => {
    const test = await aLedger();
    const calls = await anOperatorWhoCalls(test);
    const place = { position: { latitudeE6: 37_566_300, longitudeE6: 126_977_900 } };
    const shop = (await calls.post('shops', { name: 'Corner', ...place })).json<{ id: string }>();
    const newKey = async (scopes: string[], key?: string) =>
      (await calls.post(`shops/${shop.id}/keys`, { scopes }, key)).json<NewKey>();
    const life = async () =>
      (await calls.get(`shops/${shop.id}`)).json<{ keys: Record<string, unknown>[] }>();
    return { test, ...calls, shop, newKey, life };
  };

  test('is made, changed and suspended', async () => {
    const { patch, shop, get } = await aNewShop();

    const changed = await patch(`shops/${shop.id}`, { hours: 'Mo-Fr 09:00-18:00' });
    const suspended = await patch(`shops/${shop.id}`, { state: 'suspended' });

    expect(changed.json()).toEqual({ ...shop, hours: 'Mo-Fr 09:00-18:00' });
    expect(suspended.json()).toMatchObject({ state: 'suspended', hours: 'Mo-Fr 09:00-18:00' });
    expect((await get('shops')).json()).toEqual({ shops: [suspended.json()] });
  });

  test('gets a key that is told again to a repeat only, and shown by its prefix', async () => {
    const { test, newKey, life } = await aNewShop();

    const made = await newKey(['take', 'read'], 'same');
    const again = await newKey(['take', 'read'], 'same');
    const { keys } = await life();

    expect(again).toEqual(made);
    expect(made.key).toMatch(new RegExp(`^sk1\\.${made.prefix}\\.[\\w-]{43}$`));
    expect(await shopSignIn(test, made.key)).toBe(200);
    expect(keys).toEqual([
      { id: made.id, prefix: made.prefix, scopes: ['take', 'read'], createdAt: expect.any(String) },
    ]);
  });

  test('rotates a key: both work for a while, then only the new one', async () => {
    const { test, shop, newKey, post } = await aNewShop();
    const old = await newKey(['take']);

    const rotated = await post(`shops/${shop.id}/keys/${old.id}/rotate`, { overlapHours: 2 });
    const fresh = rotated.json<NewKey>();
    const during = [await shopSignIn(test, old.key), await shopSignIn(test, fresh.key)];
    await test.clock.advance(2 * 3_600_000);
    const after = [await shopSignIn(test, old.key), await shopSignIn(test, fresh.key)];

    expect(rotated.json()).toMatchObject({ scopes: ['take'] });
    expect([during, after]).toEqual([
      [200, 200],
      [401, 200],
    ]);
  });

  test('loses a key at once, with every sign-in that it opened', async () => {
    const { test, shop, newKey, post } = await aNewShop();
    const made = await newKey(['read']);
    const url = `shops/${shop.id}/keys/${made.id}`;

    const revoked = await post(`${url}/revoke`);
    const again = await post(`${url}/revoke`);
    const rotated = await post(`${url}/rotate`, {});

    expect(revoked.json()).toMatchObject({ revokedAt: expect.any(String) });
    expect([again, rotated].map((answer) => refusalOf(answer).code)).toEqual([
      'shop-key-revoked',
      'shop-key-revoked',
    ]);
    expect(await shopSignIn(test, made.key)).toBe(401);
  });

  test('has keys of its own: none of another shop', async () => {
    const { post, newKey } = await aNewShop();
    const other = (await post('shops', { name: 'Another' })).json<{ id: string }>();
    const { id } = await newKey(['read']);

    const answer = await post(`shops/${other.id}/keys/${id}/revoke`);

    expect(refusalOf(answer)).toEqual({ status: 404, code: 'not-found' });
  });
});
