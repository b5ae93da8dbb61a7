// Resets, lost lines, dead controllers and full disks: no coin twice, none lost without a word.
import { describe, expect, test } from 'vitest';
import { QIBIXX_CODEC, WAFERSTAR_CODEC } from '#drivers/mdb/frame.ts';
import { mdbRig, openMdbRig } from '../../support/mdb-rig.ts';
import type { MdbRig } from '../../support/mdb-rig.ts';

const BOTH = [QIBIXX_CODEC, WAFERSTAR_CODEC];
const UNKNOWN_PAST = { kind: 'gap', lostCount: undefined, reason: 'history-unknown' };
const epochs = (rig: MdbRig): number =>
  new Set(rig.reports.map(({ position }) => position.acceptorEpoch)).size;
const sequences = (rig: MdbRig): bigint[] =>
  rig.events().flatMap((event) => (event.kind === 'coin' ? [event.creditSeq] : []));

describe.each(BOTH)('just reset, through a $name bridge', (codec) => {
  test('is an unverified gap and a new epoch, and the slot opens again by itself', async () => {
    const rig = await openMdbRig({ codec });
    rig.changer.drop('KRW500');
    await rig.clock.advance(1000);
    rig.changer.reset();
    await rig.clock.advance(4000);
    rig.changer.drop('KRW100');
    await rig.clock.advance(1000);

    expect(rig.events()).toMatchObject([
      { kind: 'coin', position: 4, creditSeq: 1n },
      { kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' },
      { kind: 'coin', position: 3, creditSeq: 2n },
    ]);
    expect(epochs(rig)).toBe(2);
  });

  test('in the same breath as coins before and after it gives each a number of its own', async () => {
    const rig = await openMdbRig({ codec });
    rig.changer.tell(0x53, 11, 0x0b, 0x53, 12);
    (rig.changer.tubes as number[])[3] = 12;
    await rig.clock.advance(4000);
    rig.changer.drop('KRW500');
    await rig.clock.advance(1000);

    const keys = rig.reports.flatMap(({ position, events }) =>
      events.flatMap((e) =>
        e.kind === 'coin' ? [`${position.acceptorEpoch} ${e.creditSeq}`] : [],
      ),
    );
    expect({ coins: rig.coins(), keys: new Set(keys).size }).toEqual({ coins: [4, 4, 4], keys: 3 });
  });

  test('while the kiosk was away is one gap, whatever else is unknown', async () => {
    const rig = await openMdbRig({ codec });
    rig.changer.reset();
    rig.crash();
    await rig.clock.advance(4000);

    expect(rig.gaps()).toContainEqual({
      kind: 'gap',
      lostCount: undefined,
      reason: 'acceptor-reset',
    });
    expect(rig.acceptor.state).toMatchObject({ state: 'ready', isOpen: false });
  });
});

describe.each(BOTH)('when the controller died, through a $name bridge', (codec) => {
  test('nothing is booked twice, and the sequence goes on', async () => {
    const rig = await openMdbRig({ codec });
    rig.changer.drop('KRW500');
    await rig.clock.advance(1000);
    rig.crash();
    await rig.clock.advance(3000);
    await rig.during(rig.acceptor.accept());
    rig.changer.drop('KRW500');
    await rig.clock.advance(1000);

    expect(rig.coins()).toEqual([4, 4]);
    expect(sequences(rig)[1]! > sequences(rig)[0]!).toBe(true);
    expect(epochs(rig)).toBe(1);
  });

  test('the slot it left open is closed before anything else, and what may be missing is named', async () => {
    const rig = await openMdbRig({ codec });
    rig.commands.length = 0;

    rig.crash();
    await rig.clock.advance(3000);

    expect(rig.commands.filter((command) => command !== 'M,1')[0]).toMatch(/^(R,)?0c,?0{8}$/i);
    expect(rig.gaps()).toEqual([UNKNOWN_PAST]);
    expect(rig.changer.enabledTypes).toBe(0);
  });

  test('and the slot had been settled, nothing is unknown', async () => {
    const rig = await openMdbRig({ codec });
    rig.changer.drop('KRW500');
    await rig.during(rig.acceptor.settle());

    rig.crash();
    await rig.clock.advance(3000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4], gaps: [] });
  });

  test('and a coin was told but not stored, its tube knows: a gap by number, and nobody gets its value', async () => {
    const rig = await openMdbRig({ codec });
    rig.changer.drop('KRW500');
    rig.changer.drop('KRW100');
    rig.changer.poll();

    rig.crash();
    await rig.clock.advance(3000);

    expect(rig.events()).toEqual([
      { kind: 'gap', lostCount: 2, reason: 'credits-lost' },
      UNKNOWN_PAST,
    ]);
    expect(rig.reports.find(({ events }) => events.length > 0)).toMatchObject({
      isReconciled: true,
    });
  });

  test('sensors that corrected a tube while the slot was closed are not taken for lost coins', async () => {
    const rig = await openMdbRig({ codec });
    await rig.during(rig.acceptor.settle());
    (rig.changer.tubes as number[])[2] = 25;
    await rig.clock.advance(3000);

    rig.crash();
    await rig.clock.advance(3000);

    expect(rig.gaps()).toEqual([]);
  });
});

describe('a changer that is polled by us', () => {
  test('keeps what it took while the controller was dead, and all of it is booked', async () => {
    const rig = await openMdbRig();
    rig.changer.drop('KRW500');
    rig.changer.drop('KRW10');

    rig.crash();
    await rig.clock.advance(3000);

    expect(rig.coins()).toEqual([4, 1]);
    expect(rig.reports.find(({ events }) => events.length > 0)).toMatchObject({
      isReconciled: true,
    });
    expect(rig.gaps()).toEqual([UNKNOWN_PAST]);
  });

  test('loses nothing with its line: every answer had been heard, so nothing is unknown', async () => {
    const rig = await openMdbRig();
    rig.unplug();
    await rig.clock.advance(100);
    rig.changer.drop('KRW500');
    await rig.clock.advance(2000);
    rig.replug();
    await rig.clock.advance(3000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4], gaps: [] });
  });

  test('whose answer was under way when the line was lost leaves a gap', async () => {
    const rig = await openMdbRig();
    rig.tamper = () => new Uint8Array(0);
    rig.changer.drop('KRW10');
    await rig.clock.advance(120);
    rig.tamper = (bytes) => bytes;
    rig.unplug();
    await rig.clock.advance(1000);
    rig.replug();
    await rig.clock.advance(3000);

    expect(rig.events()).toEqual([UNKNOWN_PAST]);
  });

  test('whose answer comes late tells a coin all the same, and once', async () => {
    const rig = await openMdbRig();
    let late: Uint8Array | undefined;
    rig.tamper = (bytes) => {
      if (late || !Buffer.from(bytes).toString().startsWith('p,53')) return bytes;
      late = bytes;
      return new Uint8Array(0);
    };
    rig.changer.drop('KRW500');
    await rig.clock.advance(520);
    rig.line?.device.write(late!);
    await rig.clock.advance(2000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4], gaps: [] });
  });

  test('whose answer never comes leaves a gap, and the next coin counts', async () => {
    const rig = await openMdbRig();
    rig.tamper = (bytes) => {
      const isCoin = Buffer.from(bytes).toString().startsWith('p,53');
      return isCoin ? new Uint8Array(0) : bytes;
    };
    rig.changer.drop('KRW500');
    await rig.clock.advance(5000);
    rig.changer.drop('KRW100');
    await rig.clock.advance(1000);

    expect(rig.events()).toMatchObject([
      { kind: 'gap', lostCount: undefined, reason: 'credits-lost' },
      { kind: 'gap', lostCount: 1, reason: 'credits-lost' },
      { kind: 'coin', position: 3 },
    ]);
  });

  test('that does not answer its bridge for two seconds goes on where it was', async () => {
    const rig = await openMdbRig();
    rig.emulator.refuse(15);
    await rig.clock.advance(2000);
    rig.changer.drop('KRW500');
    await rig.clock.advance(1000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4], gaps: [] });
  });
});

describe('a bridge that polls by itself', () => {
  test('tells coins to nobody while the line is away: with an open slot that is a gap', async () => {
    const rig = await openMdbRig({ codec: WAFERSTAR_CODEC });
    rig.unplug();
    rig.changer.drop('KRW10');
    await rig.clock.advance(2000);
    rig.replug();
    await rig.clock.advance(3000);

    expect(rig.events()).toEqual([UNKNOWN_PAST]);
  });

  test('and lets every coin in from its power-up on is closed before anything else', async () => {
    const rig = mdbRig({ codec: WAFERSTAR_CODEC });
    rig.changer.enabledTypes = 0xffff;

    await rig.clock.advance(1000);

    expect(rig.commands[0]).toBe('0c00000000');
    expect(rig.changer.enabledTypes).toBe(0);
  });

  test('and forgot its types is told again within seconds', async () => {
    const rig = await openMdbRig({ codec: WAFERSTAR_CODEC });
    rig.changer.enabledTypes = 0xffff;

    await rig.clock.advance(2500);

    expect(rig.changer.enabledTypes).toBe(0b1111);
  });
});
