import { describe, expect, test } from 'vitest';
import { createEmulatedDevice } from '#drivers/cctalk/emulated-device.ts';
import { handMovedClock } from '#drivers/clock.ts';
import { createEmulatedLine } from '#drivers/emulated-line.ts';
import type { LineOptions } from '#drivers/emulated-line.ts';
import { EMULATORS } from '#drivers/emulators.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { bytes, hex } from '../support/hex.ts';

const PACED: LineOptions = { isPaced: true };

/** A line of `protocol`, and everything that arrived at its host: milliseconds since the start, and bytes. */
function aLine(protocol: string, options: LineOptions) {
  const clock = handMovedClock(0);
  const arrived: [atMs: number, text: string][] = [];
  const model = EMULATORS[protocol]!.create(clock);
  const line = createEmulatedLine(model, clock, options, (late) =>
    arrived.push([Number(clock.monotonicMs().toFixed(2)), hex(late)]),
  );
  const text = (): string => arrived.map(([, part]) => part).join('');
  return { clock, line, arrived, text };
}

describe('the line of an emulated ccTalk acceptor', () => {
  test('echoes byte by byte while the command is sent, waits, and replies at 1.04 ms a byte', async () => {
    const { clock, line, arrived } = aLine('cctalk', PACED);

    line.hostSent(bytes('02 00 01 FE FF'));
    await clock.advance(50);

    const times = arrived.map(([atMs]) => atMs);
    expect(arrived.map(([, part]) => part).join(' ')).toBe('02 00 01 fe ff 01 00 02 00 fd');
    // Five bytes of echo, the turnaround of 2 ms, five bytes of reply.
    expect(times).toEqual([1.04, 2.08, 3.13, 4.17, 5.21, 8.25, 9.29, 10.33, 11.38, 12.42]);
  });

  test('takes 47.75 ms for two readings of the buffer: the limit of five coins', async () => {
    const { clock, line, arrived } = aLine('cctalk', PACED);
    line.hostSent(bytes('02 00 01 E5 18'));
    await clock.advance(23.875);

    line.hostSent(bytes('02 00 01 E5 18'));
    await clock.advance(100);

    expect(arrived.length).toBe(42);
    expect(arrived.at(-1)![0]).toBeCloseTo(47.75, 1);
  });

  test('without its echo carries the reply alone', async () => {
    const { clock, line, text } = aLine('cctalk', PACED);

    line.isEchoing = false;
    line.hostSent(bytes('02 00 01 FE FF'));
    await clock.advance(50);

    expect(text()).toBe('01000200fd');
  });

  test('says nothing more after it was cut in mid-frame', async () => {
    const { clock, line, text } = aLine('cctalk', PACED);
    line.hostSent(bytes('02 00 01 F5 08'));
    await clock.advance(10);

    line.cut();
    await clock.advance(100);

    expect(text()).toBe('020001f508010d');
  });
});

describe('the line of an emulated bridge', () => {
  test.each([
    // Seven bytes out and twelve back at 0.087 ms, two on the bus, its answer of a byte, sum and acknowledgement.
    ['mdb-qibixx', 'M,1\nR,0B\n', 'm,ACK\np,0B\n', 8.3],
    // One byte out, 58 characters back at 1.04 ms, and 26 ms of bus between.
    ['mdb-waferstar', '\x0a', '00 00 00 0A 0A 0A', 87.7],
  ])('%s answers in the time of line and bus', async (protocol, sent, said, ms) => {
    const { clock, line, arrived, text } = aLine(protocol, PACED);

    line.hostSent(new Uint8Array(Buffer.from(sent, 'latin1')));
    await clock.advance(500);

    expect(Buffer.from(text(), 'hex').toString('latin1')).toContain(said);
    expect(arrived.at(-1)![0]).toBeCloseTo(ms, 0);
  });
});

describe('a line with faults', () => {
  const faulty = (seed: number): LineOptions => ({
    isPaced: false,
    faults: { entropy: seededEntropy(seed), share: 0.3 },
  });
  async function heard(seed: number): Promise<string> {
    const { clock, line, text } = aLine('cctalk', faulty(seed));
    for (let i = 0; i < 50; i++) {
      line.hostSent(bytes('02 00 01 F5 08'));
      await clock.advance(500);
    }
    return text();
  }

  test('misbehaves the same for the same seed, and otherwise for another', async () => {
    const good = '020001f508010d0200436f696e204163636570746f7216';

    expect(await heard(1)).toBe(await heard(1));
    expect(await heard(1)).not.toBe(await heard(2));
    expect(await heard(1)).not.toBe(good.repeat(50));
  });
});

test('an event of the emulated device stays unproven until it has been read twice', () => {
  const device = createEmulatedDevice();
  device.note(1, false);
  device.polled(0);
  expect(device.unprovenEvents).toBe(1);
  device.polled(10);
  expect(device.unprovenEvents).toBe(0);
});
