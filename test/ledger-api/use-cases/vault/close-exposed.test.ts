// An exposure beyond its limit closes the coin on the rate card, and a sale opens it again.
import { describe, expect, test } from 'vitest';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import { signDocument } from '#ledger/contract/signature.ts';
import { closedAfter, EXPOSURE_POLICY, exposureOf } from '#ledger/ledger/policy/exposure.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { closeExposed } from '#ledger/use-cases/vault/close-exposed.ts';
import { vaultWorld } from '../../../support/vault-world.ts';

const { wonMax, wonReopen } = EXPOSURE_POLICY;

describe('the coins that are closed', () => {
  test.each([
    ['at the limit', wonMax, false, false],
    ['beyond the limit', wonMax + 1n, false, true],
    ['closed, a little below the limit', wonMax - 1n, true, true],
    ['closed, well below the limit', wonReopen, true, false],
  ])('%s', (_where, worthWon, wasClosed, isClosed) => {
    const usd = exposureOf('USD', 1n, worthWon);

    expect(closedAfter([usd], wasClosed ? ['USD'] : [])).toEqual(isClosed ? ['USD'] : []);
  });
});

describe('the watch of the exposure', () => {
  /** One quarter is worth more than the limit: a card no operator could publish spares the test 800 coins. */
  async function exposedWorld() {
    const world = await vaultWorld(openMemoryLedgerStore());
    const deps = { store: world.store, signingKey: world.deps.signingKey };
    const usual = await world.publishCard();
    if (!usual.ok) throw new Error(usual.error);
    const { kid: _kid, signature: _signature, ...card } = usual.card;
    const mid = { num: String(wonMax), den: '1' };
    const rates = card.rates.map((line) => (line.currency === 'USD' ? { ...line, mid } : line));
    const dear = signDocument(deps.signingKey, { ...card, number: card.number + 1, rates });
    await world.write((books) => books.paperwork.addRateCard(dear));
    world.world.nowMs += 3_600_000;
    const look = async (): Promise<RateCard> => {
      await world.seal();
      await world.tend();
      await closeExposed(deps, world.world.nowMs);
      return (await world.store.read((books) => books.paperwork.newestRateCard()))!;
    };
    return { world, look };
  }

  test('closes the coin with the rates of the card, valid no longer, and only once', async () => {
    const { world, look } = await exposedWorld();
    const before = await look();
    await world.pour(['US025A']);

    const closed = await look();
    const again = await look();

    expect(before.closed).toBeUndefined();
    expect(closed).toMatchObject({
      number: before.number + 1,
      rates: before.rates,
      validUntil: before.validUntil,
      closed: ['USD'],
    });
    expect(again).toEqual(closed);
  });

  test('keeps it closed when new rates are published, and opens it when that is well below', async () => {
    const { world, look } = await exposedWorld();
    await world.pour(['US025A']);
    await look();

    const published = await world.publishCard();

    expect(published).toMatchObject({ card: { closed: ['USD'] } });
    expect((await look()).closed).toBeUndefined();
  });

  test('leaves a card alone that has expired', async () => {
    const { world, look } = await exposedWorld();
    await world.pour(['US025A']);
    world.world.nowMs += 24 * 3_600_000;

    expect((await look()).closed).toBeUndefined();
  });
});
