// What the till knows: today's payments, whatever the network does meanwhile.
import { describe, expect, test } from 'vitest';
import type { Answer } from '#ledger/contract/client.ts';
import type { Redemption, Shop, ShopClient } from '#ui/shop/data/shop-client.ts';
import { startShopFeed, type SignedInShop } from '#ui/shop/data/shop-feed.ts';
import { aRedemption } from './build.ts';

const ME = {
  id: 'shop',
  name: 'Demo shop',
  state: 'active',
  keyId: 'key',
  scopes: ['take', 'read'],
};
// The brands belong to the contract; a test may name itself.
const KNOWN = { ok: true, value: ME as unknown as Shop } as const;
const NOBODY = { ok: false, code: 'not-signed-in' } as const;
const UNREACHABLE = { ok: false, code: 'unreachable' } as const;

/** A feed over answers that the test changes, and a clock that it moves. */
function aFeed(first: Answer<Shop> = KNOWN) {
  const ledger = { me: first, days: [[]] as Redemption[][] };
  const waiting: (() => void)[] = [];
  let nowMs = 1_000;
  const client = {
    me: async () => ledger.me,
    today: async (cursor = '0') => {
      const page = Number(cursor);
      const next = page + 1 < ledger.days.length ? { next: String(page + 1) } : {};
      return { ok: true, value: { redemptions: ledger.days[page]!, ...next } } as const;
    },
  };
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 60; i++) await Promise.resolve();
  };
  const feed = startShopFeed(client as unknown as ShopClient, {
    nowMs: () => nowMs,
    after: (_, wake) => {
      waiting.push(wake);
      return () => void waiting.splice(waiting.indexOf(wake), 1);
    },
  });
  return {
    feed,
    ledger,
    settle,
    turn: async () => {
      nowMs += 4_000;
      waiting.shift()?.();
      await settle();
    },
    now: () => feed.state() as SignedInShop,
  };
}

describe('the feed of a shop', () => {
  test('reads the whole day first, page by page', async () => {
    const { ledger, settle, now } = aFeed();
    const [older, newer] = [aRedemption(), aRedemption()];
    ledger.days = [[newer], [older]];

    await settle();

    expect(now()).toMatchObject({
      phase: 'signed-in',
      day: [newer, older],
      line: 'live',
      reach: 'whole',
    });
  });

  test('keeps the list and says when it is from while the network is away', async () => {
    const { ledger, settle, turn, now } = aFeed();
    ledger.days = [[aRedemption()]];
    await settle();

    ledger.me = UNREACHABLE;
    await turn();
    const lost = now();
    ledger.me = KNOWN;
    await turn();

    expect(lost).toMatchObject({ line: 'lost', knownAtMs: 1_000 });
    expect(lost.day).toHaveLength(1);
    expect(now()).toMatchObject({ line: 'live', knownAtMs: 9_000 });
  });

  test('does not forget a payment that was taken while it asked', async () => {
    const { feed, settle, now } = aFeed();
    await settle();
    const taken = aRedemption();

    feed.refresh();
    feed.put(taken);
    await settle();

    expect(now().day).toEqual([taken]);
  });

  test('begins a new day within a minute', async () => {
    const { ledger, settle, turn, now } = aFeed();
    ledger.days = [[aRedemption()]];
    await settle();

    ledger.days = [[]];
    for (let i = 0; i < 15; i++) await turn();

    expect(now().day).toEqual([]);
  });

  test.each([
    ['not-signed-in', { phase: 'signed-out' }],
    ['unreachable', { phase: 'unreachable' }],
    ['scope-missing', { phase: 'signed-in', scopes: ['take'], reach: 'limited' }],
  ])('answers %s with %j', async (code, state) => {
    const { settle, now } = aFeed({ ok: false, code });

    await settle();

    expect(now()).toMatchObject(state);
  });

  test('says that a sign-in has ended, and keeps saying it until the next one', async () => {
    const { feed, ledger, settle, turn } = aFeed();
    await settle();

    ledger.me = NOBODY;
    await turn();
    feed.show(true);
    await settle();

    expect(feed.state()).toEqual({ phase: 'signed-out', hasEnded: true });
  });

  test('does not call it ended when somebody signs out, or nobody was signed in', async () => {
    const left = aFeed();
    await left.settle();
    left.ledger.me = NOBODY;
    left.feed.signedOut();
    await left.settle();
    const fresh = aFeed(NOBODY);
    await fresh.settle();

    expect([left.feed.state(), fresh.feed.state()]).toEqual([
      { phase: 'signed-out', hasEnded: false },
      { phase: 'signed-out', hasEnded: false },
    ]);
  });
});
