// The loops that serve shops: within moments of a payment, and only in the process that holds the lease.
import { describe, expect, test } from 'vitest';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { upkeepLease } from '#ledger/use-cases/upkeep/lease.ts';
import { startDeliveries, startShopClerk } from '#ledger/use-cases/upkeep/shop-clerk.ts';
import type { SendMessage } from '#ledger/use-cases/webhooks/deliver.ts';
import { webhookDelivery } from '#ledger/webhooks/delivery.ts';
import { aTill } from '../../support/till.ts';

const failed = (error: unknown) => {
  throw error;
};

/** Lets work that waits for turns of the event loop finish. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('the clerk of the shops', () => {
  test('tells a payment within moments, once', async () => {
    const till = await aTill();
    const { store, clock } = till.ledger;
    await till.shop.post('/v1/webhooks', { url: 'https://pos.example.com/' });
    const heard: string[] = [];
    const send: SendMessage = async ({ body }) => {
      heard.push((JSON.parse(body) as { type: string }).type);
      return { isTaken: true, answer: '204' };
    };
    const loop = { store, clock, lease: upkeepLease(store, 'one'), zone: 'Asia/Seoul', failed };
    const loops = [
      startShopClerk(loop),
      startDeliveries({ ...webhookDelivery(till.ledger), send }, loop),
    ];

    await till.pay(1n);
    await sealLog(store);
    for (let turns = 0; turns < 4; turns++) {
      await till.clock.advance(500);
      await settle();
    }
    await Promise.all(loops.map((one) => one.stop()));

    expect(heard).toEqual(['redemption.captured']);
  });

  test('leaves the work to whoever holds the lease', async () => {
    const till = await aTill();
    const { store, clock } = till.ledger;
    await upkeepLease(store, 'other').isHeld(clock.nowMs());
    await till.pay(1n);
    await sealLog(store);
    const loop = { store, clock, lease: upkeepLease(store, 'one'), zone: 'Asia/Seoul', failed };

    const clerk = startShopClerk(loop);
    await settle();
    await clerk.stop();

    const everything = { after: 0, through: 99 };
    const movements = await store.read(({ settlements }) =>
      settlements.movements(till.shopId, everything, 9),
    );
    expect(movements).toEqual([]);
  });
});
