// What goes wrong in public libraries (acceptors.md, the numbered list 1 to 8), each as a test of the whole driver. Number 2 is in
// line/text-lines.test.ts, 4 in cctalk/library-defects.test.ts (and, library by library, event-counter-libraries.test.ts), 7 in pulse/public-defects.test.ts, 8 in test/real/drivers.
import { describe, expect, test } from 'vitest';
import { SUM_CODEC } from '#drivers/cctalk/frame.ts';
import type { Frame } from '#drivers/cctalk/frame.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import { EMULATED_ID, openRig } from '../support/acceptor-rig.ts';
import type { Rig } from '../support/acceptor-rig.ts';
import { READ_BUFFERED_CREDIT } from '../support/acceptor-words.ts';

const isReading = (raw: Uint8Array): boolean => raw[3] === READ_BUFFERED_CREDIT;

/** A coin falls while the first `times` readings with an echo of five bytes arrive as `spoil` makes them. */
async function coinWith(spoil: (raw: Uint8Array) => Uint8Array, times = 1): Promise<Rig> {
  const rig = await openRig();
  let left = times;
  rig.tamper = (raw) => (isReading(raw) && left-- > 0 ? spoil(raw) : raw);
  rig.drop('KR500A');
  await rig.clock.advance(8000);
  return rig;
}

/** A reading that tells of a coin that never fell: somebody else's words, said as often as anyone asks. */
const tale = (changes: Partial<Frame> = {}): Uint8Array =>
  SUM_CODEC.encode({
    destination: 1,
    source: 2,
    header: 0,
    data: new Uint8Array([1, 8, 1, ...Array.from({ length: 8 }, () => 0)]),
    ...changes,
  });

describe('1. @serialport/parser-cctalk', () => {
  test.each<[string, Uint8Array]>([
    ['checks no sum', tale().with(15, 0)],
    ['checks no destination', tale({ destination: 3 })],
    ['checks no source', tale({ source: 9 })],
    ['takes any header for a reply', tale({ header: 229 })],
    ['takes any length: one byte short', tale({ data: tale().subarray(4, 14) })],
    ['takes any length: one byte long', tale({ data: tale().subarray(4, 16) })],
  ])('%s: here such a coin is none, however often it is told', async (_, wrong) => {
    const rig = await openRig({ isEchoing: false });
    rig.tamper = (raw) => (raw.length === 16 ? wrong : raw);
    await rig.clock.advance(3000);
    rig.tamper = (raw) => raw;
    await rig.clock.advance(3000);
    await rig.during(rig.acceptor.accept());
    rig.drop('KR500A');
    await rig.clock.advance(500);

    expect(rig.coins()).toEqual([4]);
  });

  test.each<[string, (raw: Uint8Array) => Uint8Array]>([
    ['one byte of noise before it', (raw) => new Uint8Array([0x55, ...raw])],
    [
      'one byte of noise in it',
      (raw) => new Uint8Array([...raw.subarray(0, 9), 0x55, ...raw.subarray(9)]),
    ],
  ])('loses a reply and the next to %s: here the coin is booked', async (_, spoil) => {
    for (const times of [1, 3, 10]) {
      const rig = await coinWith(spoil, times);

      expect({ times, coins: rig.coins() }).toEqual({ times, coins: [4] });
    }
  });

  test('drops a good reply when the loop stalls for more than 50 ms in it: here it is read to its end', async () => {
    const rig = await openRig();
    let isCut = false;
    rig.tamper = (raw) => {
      if (!isReading(raw) || isCut) return raw;
      isCut = true;
      void rig.clock.sleep(80).then(() => rig.line?.device.write(raw.subarray(9)));
      return raw.subarray(0, 9);
    };
    rig.drop('KR500A');
    await rig.clock.advance(300);

    expect(rig.coins()).toEqual([4]);
  });
});

describe('3. a zero byte that the sum does not see', () => {
  test.each<[string, (raw: Uint8Array) => Uint8Array]>([
    ['dropped', (raw) => new Uint8Array([...raw.subarray(0, 12), ...raw.subarray(13)])],
    ['inserted', (raw) => new Uint8Array([...raw.subarray(0, 12), 0, ...raw.subarray(12)])],
  ])(
    '%s: the exact length is demanded, so the reading is none, and the coin comes with the next',
    async (_, spoil) => {
      const rig = await coinWith(spoil, 2);

      expect(rig.events()).toMatchObject([{ kind: 'coin', position: 4 }]);
    },
  );
});

test('5. no library persists the event counter: here the coins of the gap are booked by it', async () => {
  const rig = await openRig();
  rig.drop('KR500A');
  await rig.clock.advance(500);
  rig.drop('KR100A');
  rig.crash();
  await rig.clock.advance(3000);

  expect(rig.position).toMatchObject({ counter: 2, creditSeq: 2n });
  expect(rig.coins()).toEqual([4, 3]);
});

test('6. coin identifiers are not money: AM1K0A is 10 dram where an operator has approved it so', async () => {
  const value = { currency: 'AMD', faceMinor: 1000n };
  const table: CoinTable = {
    acceptorId: EMULATED_ID,
    entries: [{ position: 4, coinId: 'AM1K0A', value }],
  };
  const rig = await openRig({
    table,
    answer: (header) => (header === 184 ? [...Buffer.from('AM1K0A')] : undefined),
  });
  rig.drop('KR500A');
  await rig.clock.advance(500);

  expect(rig.events()).toMatchObject([{ kind: 'coin', position: 4, value }]);
  expect(rig.device.inhibitMask).toBe(0b1000);
});
