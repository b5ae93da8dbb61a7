import { describe, expect, test } from 'vitest';
import { EMULATED_CHANGER_ID } from '#drivers/mdb/emulated-changer.ts';
import { QIBIXX_CODEC, WAFERSTAR_CODEC } from '#drivers/mdb/frame.ts';
import { mdbRig, openMdbRig, wonTable } from '../../support/mdb-rig.ts';

const ready = (isOpen: boolean) => expect.objectContaining({ state: 'ready', isOpen });
const outOfService = (reason: string) =>
  expect.objectContaining({ state: 'out-of-service', reason });
const WON_500 = { currency: 'KRW', faceMinor: 500n };
const WON_10 = { currency: 'KRW', faceMinor: 10n };
const CASH_BOX = 0;
const TUBE = 1;

describe.each([QIBIXX_CODEC, WAFERSTAR_CODEC])('a changer behind a $name bridge', (codec) => {
  test('says who it is and stands ready with a closed slot', async () => {
    const rig = mdbRig({ codec });

    await rig.clock.advance(3000);

    expect(rig.acceptor.state).toEqual({
      state: 'ready',
      acceptorId: EMULATED_CHANGER_ID,
      isOpen: false,
      approvedPositions: [1, 2, 3, 4],
    });
    expect(rig.changer.enabledTypes).toBe(0);
  });

  test('is never seen before: its books begin without a gap', async () => {
    const rig = mdbRig({ codec });

    await rig.clock.advance(3000);

    expect(rig.reports).toEqual([
      {
        events: [],
        isReconciled: true,
        position: {
          acceptorId: EMULATED_CHANGER_ID,
          acceptorEpoch: expect.stringMatching(/^[0-9a-f]{32}$/),
          counter: 0,
          creditSeq: 0n,
          recentPairs: `000a0a0a${'00'.repeat(13)}`,
        },
      },
    ]);
  });

  test('opens exactly the approved types and reports each coin once, with value and sequence', async () => {
    const rig = await openMdbRig({ codec });
    rig.changer.drop('KRW500');
    rig.changer.drop('KRW10');
    rig.changer.drop('KRW500');

    await rig.clock.advance(3000);

    expect(rig.changer.enabledTypes).toBe(0b1111);
    expect(rig.events()).toEqual([
      { kind: 'coin', creditSeq: 1n, position: 4, route: TUBE, value: WON_500 },
      { kind: 'coin', creditSeq: 2n, position: 1, route: CASH_BOX, value: WON_10 },
      { kind: 'coin', creditSeq: 3n, position: 4, route: TUBE, value: WON_500 },
    ]);
  });

  test('settles: closed, and quiet for half a second', async () => {
    const rig = await openMdbRig({ codec });
    const settled = rig.acceptor.settle();
    await rig.clock.advance(200);
    // Validated before the slot closed, it reaches its tube only now.
    rig.changer.tell(0x53, 11);
    await rig.clock.advance(1500);

    expect({ settled: await settled, coins: rig.coins() }).toEqual({
      settled: { ok: true },
      coins: [4],
    });
    expect(rig.changer.enabledTypes).toBe(0);
  });

  test('is back within five seconds after the line was lost, with the slot as it was', async () => {
    const rig = await openMdbRig({ codec });
    rig.changer.drop('KRW500');
    await rig.clock.advance(1000);
    rig.unplug();
    await rig.clock.advance(2000);
    const away = rig.acceptor.state;
    rig.replug();
    await rig.clock.advance(5000);
    rig.changer.drop('KRW100');
    await rig.clock.advance(1000);

    expect(away).toEqual(outOfService('no-device'));
    expect(rig.acceptor.state).toEqual(ready(true));
    expect(rig.coins()).toEqual([4, 3]);
    expect(new Set(rig.reports.map(({ position }) => position.acceptorEpoch)).size).toBe(1);
  });

  test('that fell silent behind its bridge is out of service, and comes back by itself', async () => {
    const rig = await openMdbRig({ codec });
    rig.emulator.refuse(1_000_000);
    await rig.clock.advance(12_000);
    const away = rig.acceptor.state;
    rig.emulator.refuse(0);
    await rig.clock.advance(6000);

    expect(away).toEqual(outOfService('silent'));
    expect(rig.acceptor.state).toEqual(ready(true));
  });

  test('is told to close, and every wait ends, when the kiosk closes', async () => {
    const rig = await openMdbRig({ codec });

    await rig.during(rig.acceptor.close());
    await rig.during(rig.acceptor.close());

    expect({ types: rig.changer.enabledTypes, line: rig.line?.host.isOpen }).toEqual({
      types: 0,
      line: false,
    });
  });

  test('is never sent a reset, and never pays a coin out', async () => {
    const rig = await openMdbRig({ codec });
    rig.changer.reset();
    await rig.clock.advance(3000);
    rig.crash();
    await rig.clock.advance(3000);

    expect(rig.commands.filter((command) => /^(R,)?0[8D]/i.test(command))).toEqual([]);
  });
});

describe('the approved table', () => {
  test('keeps every type off while there is none, and the polls go on', async () => {
    const rig = mdbRig({ table: undefined });
    await rig.clock.advance(3000);
    const polls = rig.commands.length;

    await rig.clock.advance(1000);

    expect(rig.acceptor.state).toEqual(outOfService('no-approved-table'));
    expect(rig.changer.enabledTypes).toBe(0);
    expect(rig.commands.length).toBeGreaterThan(polls + 5);
  });

  test('of another changer opens nothing', async () => {
    const rig = mdbRig({ table: { ...wonTable, acceptorId: 'MEI/CF7900MDB/1' } });

    await rig.clock.advance(3000);

    expect(rig.acceptor.state).toEqual(outOfService('no-approved-table'));
  });

  test('that says another value than the changer opens nothing', async () => {
    const entries = wonTable.entries.map((entry) => ({
      ...entry,
      value: { currency: 'KRW', faceMinor: entry.value.faceMinor * 100n },
    }));
    const rig = mdbRig({ table: { ...wonTable, entries } });

    await rig.clock.advance(3000);

    expect(rig.acceptor.state).toEqual(outOfService('no-approved-table'));
  });

  test('can arrive while the slot is open, and the types change at once', async () => {
    const rig = await openMdbRig();

    await rig.during(rig.acceptor.useTable({ ...wonTable, entries: wonTable.entries.slice(2) }));

    expect(rig.changer.enabledTypes).toBe(0b1100);
  });

  test('gives no value to a coin outside it, and the coin is still reported', async () => {
    const rig = mdbRig({ table: undefined });
    await rig.clock.advance(3000);
    rig.changer.enabledTypes = 0xffff;
    rig.changer.drop('KRW500');
    await rig.clock.advance(500);

    expect(rig.events()).toEqual([
      { kind: 'coin', creditSeq: 1n, position: 4, route: 1, value: undefined },
    ]);
  });

  test('is bound to what a level 2 changer says of its coins, as it cannot say who it is', async () => {
    const rig = mdbRig({ level: 2 });

    await rig.clock.advance(3000);

    expect(rig.position?.acceptorId).toBe(`MDB/level 2/0214100a00000e01050a32ff${'00'.repeat(11)}`);
  });
});
