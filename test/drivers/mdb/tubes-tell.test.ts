// A tube that took a coin holds one more: what a line without numbers says twice, or not at all, its count shows.
import { describe, expect, test } from 'vitest';
import { QIBIXX_CODEC, WAFERSTAR_CODEC } from '#drivers/mdb/frame.ts';
import { openMdbRig } from '../../support/mdb-rig.ts';

const LOST = { kind: 'gap', lostCount: undefined, reason: 'credits-lost' };
const IN_TUBE = { kind: 'gap', lostCount: 1, reason: 'credits-lost' };
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** A slot that is open, and a bridge that says by itself what `said` says. */
async function openWaferstar() {
  const rig = await openMdbRig({ codec: WAFERSTAR_CODEC });
  return { rig, say: (text: string) => rig.line?.device.write(bytesOf(text)) };
}

describe('a line that comes twice', () => {
  test.each([
    ['two lines, both again at once', ['08 53 0B\r\n08 52 0B\r\n08 53 0B\r\n08 52 0B\r\n'], 0],
    [
      'two lines, both again after a tenth of a second',
      ['08 53 0B\r\n08 52 0B\r\n', '08 53 0B\r\n08 52 0B\r\n'],
      100,
    ],
    [
      'one line, again after the lever was pressed',
      ['08 53 0B\r\n08 52 0B\r\n', '08 01\r\n', '08 53 0B\r\n'],
      300,
    ],
    [
      'one line, again after more than a second',
      ['08 53 0B\r\n08 52 0B\r\n', '08 53 0B\r\n'],
      1200,
    ],
  ])('is no second coin of a tube: %s', async (_name, chunks, pauseMs) => {
    const { rig, say } = await openWaferstar();
    Object.assign(rig.changer.tubes, { 2: 11, 3: 11 });
    for (const chunk of chunks) {
      say(chunk);
      await rig.clock.advance(pauseMs);
    }
    await rig.clock.advance(12_000);

    expect(rig.coins()).toEqual([4, 3]);
    expect(rig.gaps()).toContainEqual(LOST);
  });

  test('is no second coin of the cash box, if another came between them in one breath', async () => {
    const { rig, say } = await openWaferstar();
    say('08 40 00\r\n08 41 0A\r\n08 40 00\r\n08 41 0A\r\n');
    await rig.clock.advance(1000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [1, 2], gaps: [LOST] });
  });

  test('but two coins of one tube are two, however quick', async () => {
    const { rig, say } = await openWaferstar();
    Object.assign(rig.changer.tubes, { 3: 12 });
    say('08 53 0B\r\n08 53 0C\r\n');
    await rig.clock.advance(5000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4, 4], gaps: [] });
  });

  test('and a coin after somebody took one out by hand is a coin', async () => {
    const { rig, say } = await openWaferstar();
    Object.assign(rig.changer.tubes, { 3: 11 });
    say('08 53 0B\r\n');
    await rig.clock.advance(200);
    say('08 93 0A\r\n');
    await rig.clock.advance(200);
    say('08 53 0B\r\n');
    await rig.clock.advance(5000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4, 4], gaps: [] });
  });
});

describe('a line that vanishes', () => {
  test('is a gap by number as soon as its tube shows the coin', async () => {
    const { rig } = await openWaferstar();
    Object.assign(rig.changer.tubes, { 3: 11 });
    await rig.clock.advance(4000);

    expect(rig.events()).toEqual([IN_TUBE]);
  });

  test('is one at the latest when the slot settles', async () => {
    const { rig } = await openWaferstar();
    Object.assign(rig.changer.tubes, { 3: 11 });
    const settled = await rig.during(rig.acceptor.settle());

    expect({ settled, events: rig.events() }).toEqual({ settled: { ok: true }, events: [IN_TUBE] });
  });

  test('is one when the next coin of the tube is told', async () => {
    const { rig, say } = await openWaferstar();
    Object.assign(rig.changer.tubes, { 3: 12 });
    say('08 53 0C\r\n');
    await rig.clock.advance(5000);

    expect(rig.events()).toMatchObject([IN_TUBE, { kind: 'coin', position: 4 }]);
  });
});

describe('counts and a coin that are heard in one breath', () => {
  test('may be of a moment before the coin, and tell nothing about the next', async () => {
    const { rig, say } = await openWaferstar();
    let isNext = true;
    rig.tamper = (bytes) => {
      const isTubeStatus = textOf(bytes).length > 40;
      if (!isTubeStatus || !isNext) return bytes;
      isNext = false;
      return bytesOf(textOf(bytes) + '08 53 0B\r\n');
    };
    await rig.clock.advance(2500);
    const heard = rig.coins().length;
    Object.assign(rig.changer.tubes, { 3: 12 });
    say('08 53 0C\r\n');
    await rig.clock.advance(5000);

    expect({ heard, coins: rig.coins(), gaps: rig.gaps() }).toEqual({
      heard: 1,
      coins: [4, 4],
      gaps: [],
    });
  });
});

describe('a loss that waits for its gap', () => {
  test('is named before another changer is served', async () => {
    const rig = await openMdbRig();
    for (let i = 0; i < 2; i++) {
      rig.emulator.garble(1);
      rig.changer.drop('KRW10');
      await rig.clock.advance(600);
    }
    const named = rig.gaps().length;
    rig.unplug();
    await rig.clock.advance(1000);

    expect({ named, gaps: rig.gaps() }).toEqual({ named: 1, gaps: [LOST, LOST] });
  });

  test('is named when the kiosk is stopped', async () => {
    const rig = await openMdbRig({ codec: WAFERSTAR_CODEC });
    for (let i = 0; i < 2; i++) {
      rig.emulator.garble(1);
      rig.changer.drop('KRW10');
      await rig.clock.advance(600);
    }
    await rig.during(rig.acceptor.close());

    expect(rig.gaps()).toEqual([LOST, LOST]);
  });
});

test.each(['x,1\n', 'e,1\n', 'w,hello\n'])(
  'what a bridge says of itself (%j) is not the answer to a poll, and costs no coin',
  async (words) => {
    const rig = await openMdbRig({ codec: QIBIXX_CODEC });
    rig.tamper = (bytes) =>
      textOf(bytes).startsWith('p,53') ? bytesOf(words + textOf(bytes)) : bytes;
    rig.changer.drop('KRW500');
    await rig.clock.advance(3000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4], gaps: [] });
  },
);
