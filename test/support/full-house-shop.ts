// The shop of a full house: payments in every state, keys to spare, a webhook that was told of them, a settlement to be paid.
import type { SAMPLE } from '#ledger/contract/calls/samples.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { serveShops } from '#ledger/use-cases/upkeep/shop-clerk.ts';
import type { TwoPeople } from './full-house-coins.ts';
import type { TestLedger } from './open-ledger.ts';
import { aShop } from './staff.ts';

type Headers = Readonly<Record<string, string>>;

/** `holder` pays; the run is done, and nobody has said what the bank thinks of it. */
export async function aShopInSwing(
  test: TestLedger,
  { first }: TwoPeople,
  holder: Readonly<{ headers: Headers }>,
) {
  const { store, businessZone: zone } = test.ledger;
  const shop = await aShop(test);
  let sent = 0;
  const post = async <T>(headers: Headers, url: string, payload: object): Promise<T> => {
    const key = { 'idempotency-key': `house-${++sent}` };
    const answer = await test.api.inject({
      method: 'POST',
      url,
      headers: { ...headers, ...key },
      payload,
    });
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`);
    return answer.json<T>();
  };
  const code = async (ceiling = '30000'): Promise<string> =>
    (await post<{ qr: string }>(holder.headers, '/v1/wallet/redemption-codes', { ceiling })).qr;
  const pay = async (ceiling: string, capture: boolean): Promise<string> => {
    const sale = { code: await code(ceiling), points: '1500', orderId: `A-${++sent}`, capture };
    return (await post<{ id: string }>(shop.headers, '/v1/redemptions', sale)).id;
  };

  const webhook = await post<{ id: string }>(shop.headers, '/v1/webhooks', {
    url: 'https://shop.example/tikkeul',
  });
  const names = {
    shop: shop.shopId,
    shopKey: shop.key,
    capturedRedemption: await pay('30000', true),
    authorisedRedemption: await pay('30000', false),
    awaitingRedemption: await pay('100', false),
    redemptionCode: await code(),
    webhook: webhook.id,
  } as const;
  const spare = await first.post(`shops/${shop.shopId}/keys`, { scopes: ['read'] });
  await sealLog(store);
  const run = await first.post('settlements', {});
  await serveShops({ store, zone });
  const told = await test.api.inject({
    url: `/v1/webhooks/${webhook.id}/deliveries`,
    headers: shop.headers,
  });
  return {
    headers: shop.headers,
    names: {
      ...names,
      spareKey: spare.json<{ id: string }>().id,
      settlementRun: run.json<{ id: string }>().id,
      event: told.json<{ deliveries: readonly { id: string }[] }>().deliveries[0]!.id,
    } satisfies Partial<Record<keyof typeof SAMPLE, string>>,
  };
}
