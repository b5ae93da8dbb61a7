// Shops hear of what happens: signed, tried again, and again on request.
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DeliveryList } from '#ledger/contract/webhook.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { serveShops } from '#ledger/use-cases/upkeep/shop-clerk.ts';
import { sweep } from '#ledger/use-cases/upkeep/sweeper.ts';
import { deliverDue, type SendMessage } from '#ledger/use-cases/webhooks/deliver.ts';
import { webhookDelivery } from '#ledger/webhooks/delivery.ts';
import { refusalOf } from '../../support/ledger-app.ts';
import { aTill } from '../../support/till.ts';

const HOOK = 'https://pos.example.com/hook';
type Opened = Readonly<{ id: string; secret: string; url: string }>;

/** A shop with a webhook; `answers` are what its server says, one after another, then 204. */
async function aListener(...answers: readonly number[]) {
  const till = await aTill();
  const { store } = till.ledger;
  const opened = (await till.shop.post('/v1/webhooks', { url: HOOK }, 'open')).json<Opened>();
  const heard: Parameters<SendMessage>[0][] = [];
  const send: SendMessage = async (message) => {
    const status = answers[heard.length] ?? 204;
    heard.push(message);
    return { isTaken: status < 300, answer: String(status) };
  };
  return {
    ...till,
    opened,
    heard,
    /** What the loops of a running ledger do in a moment. */
    turn: async () => {
      await sweep(till.ledger);
      await sealLog(store);
      await serveShops({ store, zone: 'Asia/Seoul' });
      await deliverDue({ ...webhookDelivery(till.ledger), send });
    },
    told: () => heard.map(({ body }) => JSON.parse(body) as { id: string; type: string }),
    deliveries: async () =>
      (await till.shop.get(`/v1/webhooks/${opened.id}/deliveries`)).json<DeliveryList>().deliveries,
  };
}

describe('a webhook', () => {
  test('hears of each step of a payment', async () => {
    const listener = await aListener();
    const { id } = await listener.pay(100n, { capture: false, orderId: 'A-1' });
    await listener.turn();
    await listener.shop.post(`/v1/redemptions/${id}/capture`);
    await listener.turn();
    await listener.shop.post(`/v1/redemptions/${id}/refunds`, { points: '40' });
    await listener.turn();

    expect(listener.told()).toMatchObject([
      { id: `authorise/${id}`, type: 'redemption.authorised', data: { status: 'authorised' } },
      { id: `capture/${id}`, type: 'redemption.captured', data: { captured: '100' } },
      {
        id: `refund/${id}/0`,
        type: 'redemption.refunded',
        data: { id, orderId: 'A-1', refunded: '40' },
      },
    ]);
  });

  test('hears of a no and of silence, which move no points', async () => {
    const listener = await aListener();
    const ask = async () => {
      const { code } = await listener.holder.code({ ceiling: '1' });
      return listener.pay(2n, { code });
    };
    const [declined] = [await ask()];
    await listener.holder.post(`/v1/wallet/redemptions/${declined.id}/decline`);
    const lapsed = await ask();
    await listener.clock.advance(60_000);

    await listener.turn();

    expect(listener.told()).toMatchObject([
      { id: `end/${declined.id}`, type: 'redemption.declined' },
      { id: `end/${lapsed.id}`, type: 'redemption.lapsed' },
    ]);
  });

  test('hears nothing of other shops', async () => {
    const listener = await aListener();
    const other = await listener.otherShop();
    const { code } = await listener.holder.code();
    await other.post('/v1/redemptions', { code, points: '1', orderId: 'a', capture: true });

    await listener.turn();

    expect(listener.heard).toEqual([]);
  });

  test('is signed over time and body with the secret that was shown once', async () => {
    const listener = await aListener();
    await listener.pay(100n);
    await listener.turn();
    const [{ headers, body, url }] = listener.heard as [Parameters<SendMessage>[0]];
    const seconds = Math.floor(listener.clock.nowMs() / 1000);

    const expected = createHmac('sha256', listener.opened.secret)
      .update(`${seconds}.${body}`)
      .digest('hex');
    const list = await listener.shop.get('/v1/webhooks');

    expect(url).toBe(HOOK);
    expect(headers['tikkeul-signature']).toBe(`t=${seconds},v1=${expected}`);
    expect(list.body).not.toContain(listener.opened.secret);
  });

  test('tells its secret again only to the same request', async () => {
    const { shop, opened, ledger, shopId } = await aListener();

    const again = await shop.post('/v1/webhooks', { url: HOOK }, 'open');
    const kept = await ledger.store.read(({ access }) => access.givenAnswer(shopId, 'open'));

    expect(again.json()).toEqual(opened);
    expect(kept?.body).not.toContain(opened.secret);
  });

  test('signs with both secrets for a day after they were changed', async () => {
    const listener = await aListener();
    const { id } = listener.opened;
    const { secret } = (await listener.shop.post(`/v1/webhooks/${id}/rotate`)).json<Opened>();
    await listener.pay(1n);
    await listener.turn();
    await listener.clock.advance(86_400_000);
    await listener.pay(1n);
    await listener.turn();

    const signatures = listener.heard.map(
      ({ headers }) => headers['tikkeul-signature']!.split('v1=').length - 1,
    );

    expect(secret).not.toBe(listener.opened.secret);
    expect(signatures).toEqual([2, 1]);
  });
});

describe('a delivery', () => {
  test('is tried again, later and later, with the same id and body', async () => {
    const listener = await aListener(500, 302);
    await listener.pay(1n);
    await listener.turn();
    const waiting = await listener.deliveries();
    await listener.clock.advance(9_999);
    await listener.turn();
    await listener.clock.advance(1);
    await listener.turn();
    await listener.clock.advance(60_000);
    await listener.turn();

    expect(waiting).toMatchObject([{ state: 'waiting', attempts: 1, lastAnswer: '500' }]);
    expect(new Set(listener.heard.map(({ body }) => body)).size).toBe(1);
    expect(await listener.deliveries()).toMatchObject([
      { state: 'delivered', attempts: 3, lastAnswer: '204' },
    ]);
  });

  test('is given up after nine tries, and told again on request', async () => {
    const listener = await aListener(...Array.from({ length: 9 }, () => 500));
    await listener.pay(1n);
    for (let tries = 0; tries < 12; tries++) {
      await listener.turn();
      await listener.clock.advance(86_400_000);
    }
    const failed = await listener.deliveries();
    const { id } = listener.opened;

    const replay = await listener.shop.post(`/v1/webhooks/${id}/replay`, {
      deliveries: [failed[0]!.id, 'unknown'],
    });
    await listener.turn();

    expect(failed).toMatchObject([{ state: 'failed', attempts: 9 }]);
    expect(replay.json()).toEqual({ replayed: 1 });
    expect(await listener.deliveries()).toMatchObject([{ state: 'delivered', attempts: 1 }]);
  });
});

describe('a delivery that is replayed while it is tried', () => {
  test('is tried once more', async () => {
    const listener = await aListener();
    await listener.pay(1n);
    const { store } = listener.ledger;
    await sealLog(store);
    await serveShops({ store, zone: 'Asia/Seoul' });
    const replay = async () => {
      const [waiting] = await listener.deliveries();
      await listener.clock.advance(1_000);
      const body = { deliveries: [waiting!.id] };
      await listener.shop.post(`/v1/webhooks/${listener.opened.id}/replay`, body);
      return { isTaken: true, answer: '204' };
    };

    await deliverDue({ ...webhookDelivery(listener.ledger), send: replay });

    expect(await listener.deliveries()).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  });
});

describe('the webhooks of a shop', () => {
  test('are five at most, and gone when removed', async () => {
    const { shop, opened } = await aListener();
    for (let n = 0; n < 4; n++) await shop.post('/v1/webhooks', { url: HOOK });

    const sixth = await shop.post('/v1/webhooks', { url: HOOK });
    const removed = await shop.remove(`/v1/webhooks/${opened.id}`);
    const after = await shop.post('/v1/webhooks', { url: HOOK });

    expect(refusalOf(sixth)).toEqual({ status: 409, code: 'too-many-webhooks' });
    expect([removed.statusCode, after.statusCode]).toEqual([200, 201]);
  });

  test('lead to no private address', async () => {
    const { shop } = await aTill();

    const refused = await shop.post('/v1/webhooks', { url: 'https://169.254.169.254/' });
    const odd = await shop.post('/v1/webhooks', { url: `${HOOK}/\0?a b` });

    expect(refusalOf(refused)).toEqual({ status: 400, code: 'webhook-url-refused' });
    expect(odd.json()).toMatchObject({ url: `${HOOK}/%00?a%20b` });
  });

  test('are nobody else’s', async () => {
    const { opened, otherShop } = await aListener();
    const other = await otherShop();
    const at = `/v1/webhooks/${opened.id}`;

    const answers = [
      await other.get(`${at}/deliveries`),
      await other.post(`${at}/rotate`),
      await other.post(`${at}/replay`, { deliveries: ['x'] }),
      await other.remove(at),
    ];

    expect(answers.map((answer) => answer.statusCode)).toEqual([404, 404, 404, 404]);
    expect((await other.get('/v1/webhooks')).json()).toEqual({ webhooks: [] });
  });
});
