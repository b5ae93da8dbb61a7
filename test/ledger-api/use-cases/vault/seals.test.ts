// The seal of a bag, and the one that was typed at the kiosk when its cashbox was taken out.
import { describe, expect, test } from 'vitest';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { bagEntry } from '#ledger/use-cases/vault/bag-entry.ts';
import { vaultWorld } from '../../../support/vault-world.ts';

describe('the seal of a bag', () => {
  test.each([
    ['S-1', undefined, []],
    ['s 1', undefined, []],
    [undefined, undefined, []],
    ['S-77', 'S-77', ['seal-differs']],
  ])('is compared with the seal that its kiosk was told: %s', async (told, named, tasks) => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.pour(['KR500A']);
    await world.removed(told);

    const opened = await world.openBag();

    expect(opened.ok && bagEntry(opened.bag).kioskSealNumber).toBe(named);
    expect(await world.tasks()).toEqual(tasks);
  });

  test('is compared when the record of the removal comes after the bag', async () => {
    const world = await vaultWorld(openMemoryLedgerStore());
    await world.pour(['KR500A']);
    const opened = await world.openBag({ kioskEpoch: 1, seq: 4 });
    const before = await world.tasks();
    await world.removed('S-77');

    await world.tend();

    const bag = await world.store.read(({ bags }) => bags.bag(opened.ok ? opened.bag.id : ''));
    expect([opened.ok && opened.bag.state, before]).toEqual(['waiting', []]);
    expect(bag).toMatchObject({ state: 'sealed', kioskSealNumber: 'S-77' });
    expect(await world.tasks()).toEqual(['seal-differs']);
  });
});
