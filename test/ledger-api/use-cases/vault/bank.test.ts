import { describe, expect, test } from 'vitest';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { correct } from '#ledger/use-cases/vault/correct.ts';
import { type VaultWorld, vaultWorld } from '../../../support/vault-world.ts';

/** 3,000 won and 3.00 $ in the vault; the dollars have matured at 13.9 gross a cent. */
async function filledVault() {
  const world = await vaultWorld(openMemoryLedgerStore());
  await world.pour([
    ...Array.from({ length: 6 }, () => 'KR500A' as const),
    ...Array.from({ length: 12 }, () => 'US025A' as const),
  ]);
  await world.removed();
  const opened = await world.openBag();
  if (!opened.ok) throw new Error(opened.error);
  await world.mature();
  await world.count(opened.bag.id, ['KRW', 500n, 6], ['USD', 25n, 12]);
  return { world, bagId: opened.bag.id };
}

const mend = (world: VaultWorld, reverses: string, ...by: readonly string[]) =>
  world.write((books) =>
    correct(books, { id: 'c1', reverses, reason: 'mistyped', by }, world.world.nowMs),
  );

const shipped = async (world: VaultWorld, currency: 'KRW' | 'USD', amountMinor: bigint) => {
  const made = await world.ship(currency, amountMinor);
  if (!made.ok) throw new Error(made.error);
  return made.shipment.id;
};

describe('coins at the bank', () => {
  test('become won, less the fee, and a gain or a loss', async () => {
    const { world } = await filledVault();
    const won = await shipped(world, 'KRW', 3_000n);
    const dollars = await shipped(world, 'USD', 300n);

    const lodged = await world.lodge(won, 3_000n, 100n);
    const exchanged = await world.exchange(dollars, 300n, 4_200n, 50n);

    expect([lodged.ok, exchanged.ok]).toEqual([true, true]);
    // 3.00 $ cost 4,170; they brought 4,200.
    expect(await world.balances()).toMatchObject({
      'bank:main:KRW': 7_050n,
      'fee:bank:KRW': 150n,
      'fx:realised:KRW': -30n,
    });
    expect((await world.balances())['position:USD']).toBeUndefined();
  });

  test('realise the rest of an order when its coins mature', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.pour(['US025A', 'US025A']);
    await world.removed();
    const opened = await world.openBag();
    await world.count(opened.ok ? opened.bag.id : '', ['USD', 25n, 2]);
    const dollars = await shipped(world, 'USD', 50n);

    await world.exchange(dollars, 50n, 700n);
    const before = await world.balances();
    await world.mature();

    expect(before['fx:realised:KRW']).toBeUndefined();
    // 50 cents at 13.9 are 695 points.
    expect(await world.balances()).toMatchObject({ 'fx:realised:KRW': -5n });
  });

  test('are refused when there are not so many, and nothing changes', async () => {
    const { world } = await filledVault();
    const dollars = await shipped(world, 'USD', 100n);
    const before = await world.balances();

    const answers = [
      await world.ship('KRW', 3_001n),
      await world.lodge('nowhere', 1n),
      await world.lodge(dollars, 1n),
      await world.exchange(dollars, 101n, 1n),
      await world.exchange(dollars, 100n, 1n, 2n),
    ];

    expect(answers).toEqual(
      [
        'vault-too-small',
        'unknown-shipment',
        'not-won',
        'more-than-shipped',
        'fee-above-amount',
      ].map((error) => ({ ok: false, error })),
    );
    expect(await world.balances()).toEqual(before);
  });
});

describe('a correction', () => {
  test('mirrors an exchange, which can then be booked right', async () => {
    const { world } = await filledVault();
    const dollars = await shipped(world, 'USD', 300n);
    const before = await world.balances();
    await world.exchange(dollars, 300n, 42_000n);

    const mended = await mend(world, `shipment/${dollars}/1`, 'kim');
    const after = await world.balances();
    const right = await world.exchange(dollars, 300n, 4_200n);

    expect(mended).toEqual({ ok: true, mirrors: [`correction/shipment/${dollars}/1`] });
    expect(after).toEqual(before);
    expect(right.ok && right.sale.id).toBe(`shipment/${dollars}/2`);
    expect(await world.balances()).toMatchObject({ 'fx:realised:KRW': -30n });
  });

  test('mirrors what coins have realised since, too', async () => {
    const { world } = await filledVault();
    await world.publishCard();
    await world.pour(['US025A', 'US025A']);
    await world.removed();
    const bag = await world.openBag();
    await world.count(bag.ok ? bag.bag.id : '', ['USD', 25n, 2]);
    const dollars = await shipped(world, 'USD', 350n);
    await world.exchange(dollars, 350n, 4_900n);
    await world.mature();

    const mended = await mend(world, `shipment/${dollars}/1`, 'kim');

    expect(mended.ok && mended.mirrors).toEqual([
      `correction/shipment/${dollars}/1`,
      `correction/shipment/${dollars}/1/realised/2`,
    ]);
    expect((await world.balances())['fx:realised:KRW']).toBeUndefined();
    expect(await world.store.read((books) => books.exchanges.position('USD'))).toEqual({
      currency: 'USD',
      maturedMinor: 350n,
      bookWon: 4_865n,
      openSales: [],
    });
  });

  test('takes a whole count back, so that the bag is counted again', async () => {
    const { world, bagId } = await filledVault();
    const before = await world.balances();

    const mended = await mend(world, `bag/${bagId}/counted/1/USD`, 'kim');
    const answers = await world.count(bagId, ['KRW', 500n, 6], ['USD', 25n, 12]);

    expect(mended.ok && mended.mirrors.length).toBe(2);
    expect(answers.map((answer) => answer.ok && answer.kind)).toEqual(['waiting', 'agreed']);
    expect(await world.balances()).toEqual(before);
  });

  test('takes a count with differences back to what it was', async () => {
    const { world, bagId } = await filledVault();
    await mend(world, `bag/${bagId}/counted/1/USD`, 'kim');
    const before = await world.balances();
    const position = await world.store.read((books) => books.exchanges.position('USD'));
    await world.count(bagId, ['KRW', 500n, 5, 1], ['USD', 25n, 9, 1], ['JPY', 100n, 2]);

    const mended = await mend(world, `bag/${bagId}/closed/2/counterfeit/USD`, 'kim');

    expect(mended.ok && mended.mirrors.length).toBe(6);
    expect(await world.balances()).toEqual(before);
    expect(await world.store.read((books) => books.exchanges.position('USD'))).toEqual(position);
  });

  test('needs a second person above the limit', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.pour(Array.from({ length: 201 }, () => 'KR500A' as const));
    await world.removed();
    const bag = await world.openBag();
    const bagId = bag.ok ? bag.bag.id : '';
    await world.count(bagId, ['KRW', 500n, 201]);
    const before = await world.balances();

    const alone = await mend(world, `bag/${bagId}/counted/1/KRW`, 'kim', 'kim');
    const between = await world.balances();
    const together = await mend(world, `bag/${bagId}/counted/1/KRW`, 'kim', 'lee');

    expect([alone, together.ok]).toEqual([{ ok: false, error: 'needs-second-person' }, true]);
    expect(between).toEqual(before);
  });

  test('is refused twice, across a bound, and for what is mended otherwise; nothing changes', async () => {
    const { world, bagId } = await filledVault();
    const dollars = await shipped(world, 'USD', 200n);
    await world.exchange(dollars, 100n, 1_400n);
    const [coins] = await world.store.read((books) => books.log.sealed(0, 1));
    await mend(world, `shipment/${dollars}/1`, 'kim');
    const before = await world.balances();

    const answers = [
      await mend(world, `shipment/${dollars}/1`, 'kim', 'lee'),
      await mend(world, `bag/${bagId}/counted/1/USD`, 'kim', 'lee'),
      await mend(world, coins!.transfer.id, 'kim', 'lee'),
      await mend(world, `correction/shipment/${dollars}/1`, 'kim', 'lee'),
      await mend(world, 'nothing', 'kim', 'lee'),
    ];

    expect(answers).toEqual(
      [
        'already-reversed',
        'bound-crossed',
        'not-reversible',
        'not-reversible',
        'unknown-transfer',
      ].map((error) => ({ ok: false, error })),
    );
    expect(await world.balances()).toEqual(before);
    expect(await mend(world, `shipment/${dollars}`, 'kim')).toMatchObject({ ok: true });
    expect(await world.balances()).toMatchObject({ 'cash:vault:USD': 300n });
  });
});
