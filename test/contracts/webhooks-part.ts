// What the webhooks part of every ledger store promises; run against each implementation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ShopId } from '#ledger/contract/ids.ts';
import type { Delivery, Webhook } from '#ledger/ledger/webhook.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { SHOP } from '../support/redemptions.ts';
import { aStoredShop } from '../support/staff.ts';

const OTHER_SHOP = '018f0000-0000-7000-8000-00000000e002' as ShopId;

const aWebhook = (id: string, more: Partial<Webhook> = {}): Webhook => ({
  id,
  shopId: SHOP,
  url: 'https://pos.example.com/tikkeul',
  secretVersion: 1,
  createdAtMs: 5,
  rotatedAtMs: undefined,
  ...more,
});

const aDelivery = (eventId: string, more: Partial<Delivery> = {}): Delivery => ({
  webhookId: 'w',
  eventId,
  type: 'redemption.captured',
  body: '{}',
  madeAtMs: 10,
  state: 'waiting',
  attempts: 0,
  dueAtMs: 10,
  lastAnswer: undefined,
  ...more,
});

/** `open` answers an empty store; it is closed after each test. */
export function describeWebhooksPart(name: string, open: () => LedgerStore): void {
  describe(`the webhooks part (${name})`, () => {
    let store: LedgerStore;
    beforeEach(async () => {
      store = open();
      await store.transact(async ({ staff, webhooks }) => {
        await staff.saveShop(aStoredShop({ id: SHOP }));
        await webhooks.saveWebhook(aWebhook('w'));
      });
    });
    afterEach(() => store.close());

    test('knows the webhooks of a shop, each with its newest secret', async () => {
      const rotated = aWebhook('w', { secretVersion: 2, rotatedAtMs: 9 });
      await store.transact(async ({ webhooks }) => {
        await webhooks.saveWebhook(aWebhook('v'));
        await webhooks.saveWebhook(rotated);
      });

      const found = await store.read(async ({ webhooks }) => [
        await webhooks.webhooksOf(SHOP),
        await webhooks.webhook('w'),
        await webhooks.webhook('x'),
      ]);

      expect(found).toEqual([[aWebhook('v'), rotated], rotated, undefined]);
    });

    test('tells what is due, the longest due first', async () => {
      await store.transact(({ webhooks }) =>
        webhooks.addDeliveries([
          aDelivery('a', { dueAtMs: 20 }),
          aDelivery('b', { dueAtMs: 19 }),
          aDelivery('c', { dueAtMs: 21 }),
          aDelivery('d', { state: 'delivered', dueAtMs: undefined }),
        ]),
      );

      const due = await store.read(async ({ webhooks }) => [
        await webhooks.dueDeliveries(20, 10),
        await webhooks.dueDeliveries(20, 1),
      ]);

      expect(due.map((rows) => rows.map((one) => one.eventId))).toEqual([['b', 'a'], ['b']]);
    });

    test('adds an event once, and keeps what became of it', async () => {
      const tried = aDelivery('a', { attempts: 1, dueAtMs: 99, lastAnswer: '500' });
      await store.transact(async ({ webhooks }) => {
        await webhooks.addDeliveries([aDelivery('a')]);
        await webhooks.saveDelivery(tried);
        await webhooks.addDeliveries([aDelivery('a')]);
        await webhooks.saveDelivery(aDelivery('gone'));
      });

      const found = await store.read(async ({ webhooks }) => [
        await webhooks.delivery('w', 'a'),
        await webhooks.delivery('w', 'gone'),
      ]);

      expect(found).toEqual([tried, undefined]);
    });

    test('lists deliveries newest first, in pages', async () => {
      await store.transact(({ webhooks }) =>
        webhooks.addDeliveries([
          aDelivery('a', { madeAtMs: 1 }),
          aDelivery('c', { madeAtMs: 2 }),
          aDelivery('b', { madeAtMs: 2 }),
          aDelivery('d', { webhookId: 'other' }),
        ]),
      );

      const pages = await store.read(async ({ webhooks }) => [
        await webhooks.deliveries('w', undefined, 2),
        await webhooks.deliveries('w', { madeAtMs: 2, eventId: 'b' }, 2),
      ]);

      expect(pages.map((rows) => rows.map((one) => one.eventId))).toEqual([['c', 'b'], ['a']]);
    });

    test('tells the webhooks of several shops at once', async () => {
      const others = aWebhook('z', { shopId: OTHER_SHOP });
      await store.transact(async ({ staff, webhooks }) => {
        await staff.saveShop(aStoredShop({ id: OTHER_SHOP }));
        await webhooks.saveWebhook(aWebhook('v'));
        await webhooks.saveWebhook(others);
      });

      const told = await store.read(async ({ webhooks }) => [
        await webhooks.webhooksOfShops([SHOP, OTHER_SHOP]),
        await webhooks.webhooksOfShops([]),
      ]);

      expect(told.map((all) => new Set(all))).toEqual([
        new Set([aWebhook('v'), aWebhook('w'), others]),
        new Set(),
      ]);
    });

    test('forgets a webhook with its deliveries, and deliveries when they are old', async () => {
      await store.transact(async ({ webhooks }) => {
        await webhooks.addDeliveries([
          aDelivery('a'),
          aDelivery('old', { webhookId: 'v', madeAtMs: 9 }),
          aDelivery('new', { webhookId: 'v', madeAtMs: 10 }),
        ]);
        await webhooks.removeWebhook('w');
        await webhooks.forgetDeliveries(10);
      });

      const left = await store.read(async ({ webhooks }) => [
        await webhooks.webhook('w'),
        (await webhooks.dueDeliveries(99, 10)).map((one) => one.eventId),
      ]);

      expect(left).toEqual([undefined, ['new']]);
    });
  });
}
