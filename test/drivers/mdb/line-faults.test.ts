// What the seeded line faults have found, each as the symptom it had: a coin twice, or one lost without a word.
import { describe, expect, test } from 'vitest';
import { QIBIXX_CODEC, WAFERSTAR_CODEC } from '#drivers/mdb/frame.ts';
import { mdbRig, openMdbRig } from '../../support/mdb-rig.ts';

const LOST = { kind: 'gap', lostCount: undefined, reason: 'credits-lost' };
const IN_TUBE = { kind: 'gap', lostCount: 1, reason: 'credits-lost' };
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe.each([QIBIXX_CODEC, WAFERSTAR_CODEC])('through a $name bridge', (codec) => {
  test('a store that cannot be read for a moment costs no coin', async () => {
    const rig = await openMdbRig({ codec });
    rig.isStoreClosed = true;
    rig.changer.drop('KRW500');
    await rig.clock.advance(1000);
    rig.isStoreClosed = false;
    await rig.clock.advance(3000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4], gaps: [] });
  });

  test('a coin lost a second after a gap was named has a gap of its own when the slot settles', async () => {
    const rig = await openMdbRig({ codec });
    for (let i = 0; i < 2; i++) {
      rig.emulator.garble(1);
      rig.changer.drop('KRW10');
      await rig.clock.advance(1000);
    }
    const named = rig.gaps().length;

    const settled = await rig.during(rig.acceptor.settle());

    expect({ settled, named, gaps: rig.gaps() }).toEqual({
      settled: { ok: true },
      named: 1,
      gaps: [LOST, LOST],
    });
  });

  test('a coin lost in noise that goes on is named when ten seconds are over', async () => {
    const rig = await openMdbRig({ codec });
    for (let i = 0; i < 2; i++) {
      rig.emulator.garble(1);
      rig.changer.drop('KRW10');
      await rig.clock.advance(1000);
    }

    await rig.clock.advance(10_000);

    expect(rig.gaps()).toEqual([LOST, LOST]);
  });
});

describe('a changer that is polled by us', () => {
  test('whose answer comes twice has told one coin, and the second line is a gap', async () => {
    const rig = await openMdbRig();
    rig.tamper = (bytes) => (textOf(bytes) === 'p,530B\n' ? bytesOf('p,530B\np,530B\n') : bytes);
    rig.changer.drop('KRW500');

    await rig.clock.advance(1000);

    expect(rig.events()).toMatchObject([{ kind: 'coin', position: 4 }, LOST]);
  });

  test('whose answer is cut in two tells the first coin, and that something follows', async () => {
    const rig = await openMdbRig();
    rig.tamper = (bytes) => (textOf(bytes) === 'p,530B520B\n' ? bytesOf('p,530B\n520B\n') : bytes);
    rig.changer.drop('KRW500');
    rig.changer.drop('KRW100');

    await rig.clock.advance(1000);

    expect(rig.events()).toMatchObject([{ kind: 'coin', position: 4 }, LOST]);
  });

  test('whose answer was lost is not excused by the refusal of a damaged command', async () => {
    const rig = await openMdbRig();
    let refusals = 0;
    rig.tamper = (bytes) => {
      if (textOf(bytes).startsWith('p,53')) return bytesOf('');
      return textOf(bytes).startsWith('v,') && refusals++ === 0 ? bytesOf('p,NACK\n') : bytes;
    };
    rig.changer.drop('KRW500');

    await rig.clock.advance(5000);

    expect({ refusals, events: rig.events() }).toEqual({ refusals: 2, events: [LOST, IN_TUBE] });
  });

  test('whose answer was lost is not excused by tubes that are told a second time', async () => {
    const rig = await openMdbRig();
    const tubes = `p,${'00'.repeat(18)}\n`;
    rig.tamper = (bytes) => (textOf(bytes).startsWith('p,53') ? bytesOf(tubes) : bytes);
    rig.changer.drop('KRW500');

    await rig.clock.advance(5000);

    expect(rig.events()).toEqual([LOST, IN_TUBE]);
  });

  test('whose answer to a controller that died comes twice has told one coin to the next', async () => {
    const rig = await openMdbRig();
    rig.tamper = (bytes) => (textOf(bytes).startsWith('p,53') ? bytesOf('') : bytes);
    rig.changer.drop('KRW500');
    await rig.clock.advance(200);
    rig.tamper = (bytes) => bytes;
    rig.crash();
    rig.line?.device.write(bytesOf('p,530B\np,530B\n'));
    await rig.clock.advance(3000);

    expect(rig.coins()).toEqual([4]);
    expect(rig.gaps()).toContainEqual(LOST);
  });

  test('and met by a controller that could not read its books at first, keeps its unknown past', async () => {
    const rig = await openMdbRig();
    rig.changer.drop('KRW10');
    rig.changer.poll();
    rig.isStoreClosed = true;
    rig.crash();
    await rig.clock.advance(1500);
    rig.isStoreClosed = false;

    await rig.clock.advance(3000);

    expect(rig.gaps()).toEqual([{ kind: 'gap', lostCount: undefined, reason: 'history-unknown' }]);
  });
});

test('a coin that a new changer told before its line was lost again is a gap when it is met at last', async () => {
  const rig = mdbRig();
  rig.changer.tell(0x53, 11);
  rig.tamper = (bytes) => (textOf(bytes).startsWith('p,0000') ? bytesOf('') : bytes);
  await rig.clock.advance(600);
  rig.unplug();
  rig.tamper = (bytes) => bytes;
  rig.replug();

  await rig.clock.advance(5000);

  expect(rig.events()).toEqual([{ kind: 'gap', lostCount: undefined, reason: 'history-unknown' }]);
});
