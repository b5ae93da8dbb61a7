// Changers that count their tubes late, early, or not at all: every coin that is told is booked once, and nothing is missed
// that never was.
import { describe, expect, test } from 'vitest';
import { checksum, QIBIXX_CODEC, WAFERSTAR_CODEC } from '#drivers/mdb/frame.ts';
import { type MdbRig, mdbRig } from '../../support/mdb-rig.ts';

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const hex = (byte: number): string => byte.toString(16).padStart(2, '0').toUpperCase();

const BRIDGES = [
  { bridge: 'mdb-waferstar', codec: WAFERSTAR_CODEC },
  { bridge: 'mdb-qibixx', codec: QIBIXX_CODEC },
];

/** A changer whose slot is open, and that answers looks at its tubes with `shown`, if given. */
async function changerThatShows(codec: typeof QIBIXX_CODEC, shown?: () => readonly number[]) {
  let waiting = '';
  const rig = mdbRig({ codec });
  const isPolling = codec === WAFERSTAR_CODEC;
  rig.tamper = (bytes) => {
    const text = textOf(bytes);
    if (shown && text.replaceAll(/[^0-9A-F]/g, '').length === (isPolling ? 38 : 36)) {
      const counts = [0, 0, ...shown()];
      const sum = hex(checksum(new Uint8Array(counts)));
      const digits = counts.map(hex);
      return bytesOf(isPolling ? `${digits.join(' ')} ${sum}\r\n` : `p,${digits.join('')}\n`);
    }
    if (!isPolling && text === 'p,ACK\n' && waiting) {
      [waiting] = ['', waiting];
      return bytesOf(told);
    }
    return bytes;
  };
  let told = '';
  /** Tells a coin: its code and its count. */
  const tell = (code: number, count: number): void => {
    if (isPolling) rig.line?.device.write(bytesOf(`08 ${hex(code)} ${hex(count)}\r\n`));
    else waiting = told = `p,${hex(code)}${hex(count)}\n`;
  };
  await rig.open();
  return { rig, tell, before: rig.events().length };
}

const after = (rig: MdbRig, before: number) => ({
  coins: rig.coins().length,
  gaps: rig
    .events()
    .slice(before)
    .filter(({ kind }) => kind === 'gap'),
});

const counts = (each: number): number[] => Array.from({ length: 16 }, () => each);

describe.each(BRIDGES)('behind $bridge', ({ codec }) => {
  test('a changer that counts no tube tells equal coins', async () => {
    const { rig, tell, before } = await changerThatShows(codec, () => counts(0));
    for (let coin = 0; coin < 12; coin++) {
      tell(0x51, 0);
      await rig.clock.advance(coin < 6 ? 250 : 600);
    }
    await rig.clock.advance(6000);

    expect(after(rig, before)).toEqual({ coins: 12, gaps: [] });
  });

  test('a changer whose count never moves tells equal coins', async () => {
    const { rig, tell, before } = await changerThatShows(codec, () => counts(5));
    for (let coin = 0; coin < 12; coin++) {
      tell(0x51, 5);
      await rig.clock.advance(400);
    }
    await rig.clock.advance(6000);

    expect(after(rig, before)).toEqual({ coins: 12, gaps: [] });
  });

  test('a coin of the cash box that comes without a count empties no tube', async () => {
    const { rig, tell, before } = await changerThatShows(codec);
    for (let coin = 0; coin < 6; coin++) {
      tell(0x40 + (coin % 3), 0);
      await rig.clock.advance(1500);
    }
    await rig.clock.advance(6000);

    expect(after(rig, before)).toEqual({ coins: 6, gaps: [] });
  });

  test('a changer that counts with its coins, and shows empty tubes, misses none', async () => {
    const { rig, tell, before } = await changerThatShows(codec, () => counts(0));
    for (let count = 1; count <= 9; count++) {
      tell(0x51, count);
      await rig.clock.advance(count % 2 ? 700 : 3500);
    }
    await rig.clock.advance(6000);

    expect(after(rig, before)).toEqual({ coins: 9, gaps: [] });
  });

  test.each([
    ['later', 700],
    ['earlier', -150],
  ])('a tube that shows a coin %s than it is told misses none', async (_when, lateMs) => {
    const fell: number[] = [];
    let nowMs = (): number => 0;
    const { rig, tell, before } = await changerThatShows(codec, () => [
      0,
      10 + fell.filter((atMs) => atMs + lateMs <= nowMs()).length,
      ...counts(0).slice(2),
    ]);
    nowMs = () => rig.clock.monotonicMs();
    const startMs = nowMs();
    for (let coin = 0; coin < 24; coin++) fell.push(startMs + 1000 + coin * 430);
    for (let coin = 0; coin < 24; coin++) {
      await rig.clock.advance(fell[coin]! - nowMs());
      tell(0x51, 11 + coin);
    }
    await rig.clock.advance(8000);

    expect(after(rig, before)).toEqual({ coins: 24, gaps: [] });
  });
});
