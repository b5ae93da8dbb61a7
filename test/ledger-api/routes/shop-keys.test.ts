// A shop looks after its own keys, and after nobody else's.
import { describe, expect, test } from 'vitest';
import { aLedger, refusalOf, type TestLedger } from '../../support/ledger-app.ts';
import { aShop } from '../../support/staff.ts';

type Shop = Awaited<ReturnType<typeof aShop>>;
type NewKey = { id: string; key: string; scopes: string[] };

const post = ({ api }: TestLedger, { headers }: Shop, path: string, payload?: object) =>
  api.inject({
    method: 'POST',
    url: `/v1/shop/${path}`,
    headers: { ...headers, 'idempotency-key': path },
    ...(payload && { payload }),
  });

const get = ({ api }: TestLedger, path: string, key: string) =>
  api.inject({ url: `/v1/${path}`, headers: { authorization: `Bearer ${key}` } });

describe('a shop', () => {
  test('knows itself by its key', async () => {
    const test = await aLedger();
    const { key, shopId, keyId } = await aShop(test, { scopes: ['read'] });

    const answer = await get(test, 'shop', key);

    expect(answer.json()).toEqual({
      id: shopId,
      name: 'Test shop',
      state: 'active',
      keyId,
      scopes: ['read'],
    });
  });

  test('rotates its key: a repeat tells the same new one, and it works', async () => {
    const test = await aLedger();
    const shop = await aShop(test);

    const rotated = await post(test, shop, `keys/${shop.keyId}/rotate`, { overlapHours: 1 });
    const again = await post(test, shop, `keys/${shop.keyId}/rotate`, { overlapHours: 1 });
    const fresh = rotated.json<NewKey>();
    await test.clock.advance(3_600_000);
    const statuses = [
      (await get(test, 'shop/keys', shop.key)).statusCode,
      (await get(test, 'shop/keys', fresh.key)).statusCode,
    ];

    expect(again.body).toBe(rotated.body);
    expect(fresh.scopes).toEqual(['take', 'refund', 'read', 'manage']);
    expect(statuses).toEqual([401, 200]);
  });

  test('comes to no scope by rotating a key that may do more', async () => {
    const test = await aLedger();
    const shop = await aShop(test, { scopes: ['manage'] });
    const till = await aShop(test, { scopes: ['take'] });
    await test.ledger.store.transact(async ({ staff }) => {
      const key = (await staff.shopKey(till.keyId))!;
      await staff.saveShopKey({
        ...key,
        id: key.id.replace(/.$/, 'f') as never,
        prefix: 'ffffffff',
        shopId: shop.shopId,
      });
    });
    const other = till.keyId.replace(/.$/, 'f');

    const answer = await post(test, shop, `keys/${other}/rotate`, {});

    expect(refusalOf(answer)).toEqual({ status: 403, code: 'scope-missing' });
    expect(answer.json()).toMatchObject({ scope: 'take' });
  });

  test('kills a key of its own at once, and none of another shop', async () => {
    const test = await aLedger();
    const [shop, other] = [await aShop(test), await aShop(test)];

    const foreign = await post(test, shop, `keys/${other.keyId}/revoke`);
    const foreignRotation = await post(test, shop, `keys/${other.keyId}/rotate`, {});
    const own = await post(test, shop, `keys/${shop.keyId}/revoke`);
    const statuses = [
      (await get(test, 'shop', shop.key)).statusCode,
      (await get(test, 'shop', other.key)).statusCode,
    ];

    expect([foreign, foreignRotation].map((answer) => refusalOf(answer).status)).toEqual([
      404, 404,
    ]);
    expect(own.json()).toMatchObject({ id: shop.keyId, revokedAt: expect.any(String) });
    expect(statuses).toEqual([401, 200]);
  });
});
