import { describe, expect, test } from 'vitest';
import type { CoinTable } from '#drivers/coin-table.ts';
import { acceptorRig, emulatedTable } from '../../support/acceptor-rig.ts';

/** The foreign coins, from position 5 on, have no price now. */
const withoutPrices: CoinTable = {
  ...emulatedTable,
  entries: emulatedTable.entries.map((entry) =>
    entry.position < 5 ? entry : { ...entry, isClosed: true as const },
  ),
};

describe('a coin that is approved but closed for now', () => {
  test('is not let in', async () => {
    const rig = acceptorRig({ table: withoutPrices });
    await rig.clock.advance(1000);

    await rig.during(rig.acceptor.accept());
    rig.drop('US025A');
    rig.drop('KR500A');
    await rig.clock.advance(500);

    expect(rig.acceptor.state).toMatchObject({ approvedPositions: [1, 2, 3, 4] });
    expect(rig.coins()).toEqual([4]);
  });

  test('has its value when it fell before it was closed and the controller died in between', async () => {
    const rig = acceptorRig();
    await rig.clock.advance(1000);
    await rig.during(rig.acceptor.accept());
    rig.drop('US025A');
    rig.table = withoutPrices;

    rig.crash();
    await rig.clock.advance(2500);

    const [entry] = emulatedTable.entries.filter(({ coinId }) => coinId === 'US025A');
    expect(rig.events()).toMatchObject([{ kind: 'coin', position: 8, value: entry!.value }]);
  });
});
