import { describe, expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { byteMs, createPacedWire } from '#drivers/line/paced-wire.ts';
import { bytes, hex } from '../../support/hex.ts';

const POLL = bytes('02 00 01 FE FF');

/** A wire of 9600 baud unless told otherwise, and what has arrived: milliseconds since the start, and bytes. */
function aWire(msPerByte = byteMs(9600)) {
  const clock = handMovedClock(0);
  const arrived: [atMs: number, text: string][] = [];
  const wire = createPacedWire(msPerByte, clock, (late, atMs) =>
    arrived.push([Number(atMs.toFixed(2)), hex(late)]),
  );
  return { clock, wire, arrived };
}

describe('a wire at the speed of its line', () => {
  test('brings each byte when ten bits have passed since the one before', async () => {
    const { clock, wire, arrived } = aWire();

    wire.send(POLL, 0);
    await clock.advance(10);

    expect(arrived).toEqual([
      [1.04, '02'],
      [2.08, '00'],
      [3.13, '01'],
      [4.17, 'fe'],
      [5.21, 'ff'],
    ]);
  });

  test('does not add up the lateness of timers: what is overdue comes at once, with the time at which it was due', async () => {
    const clock = handMovedClock(0);
    const arrived: string[] = [];
    const sluggish = { ...clock, sleep: (ms: number) => clock.sleep(ms + 3) };
    const wire = createPacedWire(byteMs(9600), sluggish, (late, atMs) =>
      arrived.push(`${clock.monotonicMs().toFixed(2)} due ${atMs.toFixed(2)} ${hex(late)}`),
    );

    wire.send(POLL, 0);
    await clock.advance(20);

    expect(arrived).toEqual(['4.04 due 3.13 020001', '7.17 due 5.21 feff']);
  });

  test('sends what comes later behind what is still on it, and from its own moment on', async () => {
    const { clock, wire, arrived } = aWire(1);

    wire.send(bytes('01 02'), 0);
    wire.send(bytes('03'), 1);
    wire.send(bytes('04'), 9);
    await clock.advance(20);

    expect(arrived).toEqual([
      [1, '01'],
      [2, '02'],
      [3, '03'],
      [10, '04'],
    ]);
  });

  test('loses what is on it when it is cut, and carries again afterwards', async () => {
    const { clock, wire, arrived } = aWire(1);
    wire.send(POLL, 0);
    await clock.advance(2);

    wire.cut();
    wire.send(bytes('AA'), 2);
    await clock.advance(20);

    expect(arrived.map(([, text]) => text)).toEqual(['02', '00', 'aa']);
  });

  test('without a speed brings everything at once', () => {
    const { wire, arrived } = aWire(0);

    wire.send(POLL, 0);

    expect(arrived).toEqual([[0, '020001feff']]);
  });

  test('drops what a sender without measure puts on top of 64 KiB', async () => {
    const { clock, wire, arrived } = aWire(1);

    for (let i = 0; i < 3; i++) wire.send(new Uint8Array(30_000).fill(i), 0);
    // Sixty seconds pass in one step.
    clock.monotonicMs = () => 100_000;
    await clock.advance(1);

    expect(arrived.map(([, text]) => text.slice(0, 2))).toEqual(['00', '01']);
  });
});
