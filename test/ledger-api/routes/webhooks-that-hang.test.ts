// A shop whose server hangs keeps nobody else waiting.
import { expect, test } from 'vitest';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { serveShops } from '#ledger/use-cases/upkeep/shop-clerk.ts';
import { deliverDue, type SendMessage } from '#ledger/use-cases/webhooks/deliver.ts';
import { webhookDelivery } from '#ledger/webhooks/delivery.ts';
import { aTill } from '../../support/till.ts';

const HANGS = 'https://tarpit.example.com/hook';
const WORKS = 'https://pos.example.com/hook';

test('a webhook that hung is left alone for a minute; the others are told meanwhile', async () => {
  const till = await aTill();
  const { store } = till.ledger;
  const other = await till.otherShop();
  await till.shop.post('/v1/webhooks', { url: HANGS });
  await other.post('/v1/webhooks', { url: WORKS });
  const asked: string[] = [];
  const send: SendMessage = async ({ url }) => {
    asked.push(url);
    if (url === WORKS) return { isTaken: true, answer: '204' };
    await till.clock.advance(10_000);
    return { isTaken: false, answer: 'no answer within 10 s' };
  };
  const delivery = { ...webhookDelivery(till.ledger), send };
  const turn = async (): Promise<readonly string[]> => {
    await sealLog(store);
    await serveShops({ store, zone: 'Asia/Seoul' });
    asked.length = 0;
    await deliverDue(delivery);
    return [...asked];
  };
  const payElsewhere = async () => {
    const { code } = await till.holder.code();
    await other.post('/v1/redemptions', { code, points: '1', orderId: 'B-1', capture: true });
  };

  await till.pay(1n, { orderId: 'A-1' });
  const first = await turn();
  await till.pay(1n, { orderId: 'A-2' });
  await payElsewhere();
  const second = await turn();
  await till.clock.advance(60_000);
  const later = await turn();

  expect(first).toEqual([HANGS]);
  expect(second).toEqual([WORKS]);
  expect(later).toEqual([HANGS, HANGS]);
});

test('a shop with a long queue leaves places for the others', async () => {
  const till = await aTill();
  const { store } = till.ledger;
  const other = await till.otherShop();
  const made = await till.shop.post('/v1/webhooks', { url: WORKS });
  const behind = await other.post('/v1/webhooks', { url: `${WORKS}/other` });
  const [first, second] = [made, behind].map((one) => one.json<{ id: string }>().id);
  const madeAtMs = till.clock.nowMs();
  const waiting = (webhookId: string, n: number) => ({
    webhookId,
    eventId: `event ${n}`,
    type: 'redemption.captured',
    body: '{}',
    madeAtMs,
    state: 'waiting' as const,
    attempts: 0,
    dueAtMs: madeAtMs + n,
    lastAnswer: undefined,
  });
  await store.transact(async ({ webhooks }) => {
    await webhooks.addDeliveries(Array.from({ length: 150 }, (_, n) => waiting(first!, n)));
    await webhooks.addDeliveries([waiting(second!, 150)]);
  });
  await till.clock.advance(200);
  const asked: string[] = [];
  const send: SendMessage = async ({ url }) => {
    asked.push(url);
    return { isTaken: true, answer: '204' };
  };
  const delivery = { ...webhookDelivery(till.ledger), send };

  await deliverDue(delivery);
  const begun = [...asked];
  await deliverDue(delivery);

  expect(begun).toEqual([WORKS, WORKS, WORKS, WORKS]);
  expect(asked.slice(4)).toContain(`${WORKS}/other`);
  // Nothing is lost by waiting: everything is told in the end.
  for (let turn = 0; turn < 60; turn++) {
    await till.clock.advance(1_000);
    await deliverDue(delivery);
  }
  expect(asked).toHaveLength(151);
});
