// An exposure limit per currency closes the coin (product.md): by the rate card, until enough of it is sold.
import { describe, expect, test } from 'vitest';
import type { RateLine } from '#ledger/contract/rate-card.ts';
import { verifyDocument } from '#ledger/contract/signature.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { publishRateCard } from '#ledger/use-cases/publish-rate-card.ts';
import { closeExposedCoins } from '#ledger/use-cases/vault/close-exposed-coins.ts';
import { SIGNING_KEY } from '../../../support/ledger-world.ts';
import { vaultWorld } from '../../../support/vault-world.ts';

/** ₩1,000 a cent: eight hundred quarters are the limit. */
const DEAR: RateLine = {
  currency: 'USD',
  mid: { num: '1000', den: '1' },
  spread: { num: '45', den: '1000' },
};
const YEN: RateLine = { ...DEAR, currency: 'JPY', mid: { num: '9', den: '1' } };

async function aWorld(...rates: RateLine[]) {
  const world = await vaultWorld(openMemoryLedgerStore());
  const deps = { store: world.store, signingKey: SIGNING_KEY };
  const publish = (lines: readonly RateLine[]) =>
    publishRateCard(
      deps,
      { rates: lines, policy: 'fixed-at-deposit', isSample: false },
      world.world.nowMs,
    );
  await publish(rates);
  return {
    ...world,
    publish,
    look: () => closeExposedCoins(deps, world.world.nowMs),
    card: async () => (await world.store.read((books) => books.paperwork.newestRateCard()))!,
    closed: async () => {
      const card = await world.store.read((books) => books.paperwork.newestRateCard());
      return card!.rates.filter((line) => line.closed).map((line) => line.currency);
    },
  };
}

const quarters = (count: number) => Array.from({ length: count }, () => 'US025A' as const);

describe('foreign cash beyond the limit', () => {
  test('closes its coin and no other, on a card that lives no longer than the one before', async () => {
    const world = await aWorld(DEAR, YEN);
    await world.pour(quarters(800));
    await world.look();
    const before = await world.card();
    await world.pour(quarters(1));
    world.world.nowMs += 60_000;

    await world.look();
    await world.look();

    const after = await world.card();
    expect(before.rates).toEqual([DEAR, YEN]);
    expect(after.rates).toEqual([{ ...DEAR, closed: 'exposure' }, YEN]);
    expect(after).toMatchObject({ number: before.number + 1, validUntil: before.validUntil });
    expect(verifyDocument(SIGNING_KEY.publicKey, after)).toBe(true);
  });

  test('stays closed on the next card, and opens when enough of it is sold', async () => {
    const world = await aWorld(DEAR);
    for (let i = 0; i < 2; i++) await world.pour(quarters(500));
    await world.look();
    await world.publish([DEAR]);
    const onTheNextCard = await world.closed();
    await world.removed();
    const bag = await world.openBag();
    await world.count(bag.ok ? bag.bag.id : '', ['USD', 25n, 1_000]);
    const shipped = await world.ship('USD', 25_000n);
    const sell = async (cents: bigint) => {
      await world.exchange(shipped.ok ? shipped.shipment.id : '', cents, cents * 1_000n);
      await world.look();
      return world.closed();
    };

    // 19 million won are below the limit, and 18 are low enough.
    expect([onTheNextCard, await sell(6_000n), await sell(1_000n)]).toEqual([['USD'], ['USD'], []]);
  });

  test('is never opened by itself where an operator has closed the coin', async () => {
    const world = await aWorld({ ...DEAR, closed: 'operator' });

    await world.look();

    expect(await world.closed()).toEqual(['USD']);
  });
});
