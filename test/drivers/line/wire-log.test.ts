// How much of a line is remembered: minutes, in a memory that does not grow.
import { describe, expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { createWireLog } from '#drivers/line/wire-log.ts';
import { bytes } from '../../support/hex.ts';

const THREE_MINUTES_MS = 180_000;

async function saidFor(
  totalMs: number,
  everyMs: number,
  say: (n: number) => readonly [Uint8Array, readonly Uint8Array[]],
) {
  const clock = handMovedClock();
  const log = createWireLog(clock);
  for (let n = 0; n * everyMs < totalMs; n++) {
    const [command, replies] = say(n);
    log.sent(command);
    replies.forEach(log.received);
    await clock.advance(everyMs);
  }
  const lines = log.lines();
  const timeOf = (line: string): number => Date.parse(line.split(' ')[0]!);
  return { clock, log, lines, spanMs: timeOf(lines.at(-1)!) - timeOf(lines[0]!) };
}

const POLL = bytes('02 00 01 e5 18');
const reply = (n: number): Uint8Array =>
  new Uint8Array([1, 11, 2, 0, n % 256, n >> 8, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

describe('the last minutes of a line', () => {
  test('are all there when ccTalk has news in every exchange that fits on its wire', async () => {
    // 5 bytes out, 5 of echo, 16 back at 1.04 ms each, and no pause at all.
    const { spanMs } = await saidFor(400_000, 27, (n) => [POLL, [POLL, reply(n)]]);

    expect(spanMs).toBeGreaterThan(THREE_MINUTES_MS);
  });

  test('are all there when the line is never silent at 115200 baud', async () => {
    const spoken = (n: number) => new Uint8Array(Buffer.from(String(n).padStart(1152, '0')));
    const { spanMs, lines } = await saidFor(300_000, 100, (n) => [POLL, [spoken(n)]]);

    expect(spanMs).toBeGreaterThan(THREE_MINUTES_MS);
    expect(lines.join('').length).toBeLessThan(6_500_000);
  });

  test('take one entry while nothing happens, in however many pieces the replies arrive', async () => {
    const whole = reply(7);
    const { lines } = await saidFor(10_000, 200, (n) => [
      POLL,
      [whole.slice(0, n % 16), whole.slice(n % 16)],
    ]);

    expect(lines.slice(0, -1)).toEqual([
      expect.stringMatching(/020001e518 > 010b02000700010000+ ×49$/),
    ]);
  });

  test('are no more than that: what is older is forgotten', async () => {
    const { lines } = await saidFor(2_000_000, 1000, (n) => [POLL, [reply(n)]]);

    expect(lines.length).toBeLessThan(260);
  });

  test('do not grow with a device that talks for ever without being asked', async () => {
    const clock = handMovedClock();
    const log = createWireLog(clock);
    for (let i = 0; i < 400; i++) log.received(new Uint8Array(30_000));

    expect(log.lines().join('').length).toBeLessThan(6_500_000);
  });

  test('can be asked for from a moment on', async () => {
    const { clock, log } = await saidFor(5000, 1000, (n) => [POLL, [reply(n)]]);
    const sinceMs = clock.monotonicMs() - 2000;

    expect(log.lines(sinceMs)).toHaveLength(2);
  });
});
