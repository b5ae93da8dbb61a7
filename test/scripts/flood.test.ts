import { describe, expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { flood } from '../../scripts/bench/flood.ts';

/** A device that takes the next coins as `takes` says, round by round, and tells all but `silent` of them. */
function aDevice(takes: readonly number[], { silent = 0, gaps = 0 } = {}) {
  const clock = handMovedClock();
  const asked: string[] = [];
  let taken = 0;
  const poured = (count: number) =>
    flood(count, {
      coin: 'KR100A',
      clock,
      say: async (line) => {
        const offered = Number(line.split(' ')[2]);
        const accepted = Math.min(offered, takes[asked.length] ?? takes.at(-1) ?? 0);
        asked.push(line);
        taken += accepted;
        return { ok: true, accepted, returned: offered - accepted };
      },
      told: () => Math.max(0, taken - silent),
      lost: () => Math.min(taken, gaps),
    });
  return { clock, asked, poured };
}

/** The answer, however long the flood waits. */
async function answerOf<T>(waiting: Promise<T>, clock: ReturnType<typeof handMovedClock>) {
  for (let i = 0; i < LOOKS; i++) await clock.advance(100);
  return waiting;
}
const LOOKS = 120;

describe('a flood of the acceptor benchmark', () => {
  test('offers what the device gave back again, and calls nothing lost of it', async () => {
    const { clock, asked, poured } = aDevice([7, 2, 1]);

    const answer = await answerOf(poured(10), clock);

    expect(answer).toEqual({ accepted: 10, returned: 0, untold: 0 });
    expect(asked).toEqual(['flood KR100A 10', 'flood KR100A 3', 'flood KR100A 1']);
  });

  test('gives up on a device that takes no more, and says how many came back', async () => {
    const { clock, asked, poured } = aDevice([4, 0]);

    const answer = await answerOf(poured(10), clock);

    expect(answer).toEqual({ accepted: 4, returned: 6, untold: 0 });
    expect(asked).toHaveLength(10);
  });

  test('calls lost what was taken and never told', async () => {
    const { clock, poured } = aDevice([10], { silent: 3 });

    expect(await answerOf(poured(10), clock)).toEqual({ accepted: 10, returned: 0, untold: 3 });
  });

  test('counts what a gap names as untold, and does not wait for it', async () => {
    const { clock, poured } = aDevice([10], { silent: 3, gaps: 3 });

    const answer = await poured(10);

    expect(answer).toEqual({ accepted: 10, returned: 0, untold: 3 });
    expect(clock.monotonicMs()).toBe(handMovedClock().monotonicMs());
  });

  test('says what the emulator answered when it lets no coin fall', async () => {
    const { clock } = aDevice([]);
    const say = async () => ({ ok: false, error: 'the number of coins is from 1 to 9' });

    const poured = flood(10, { coin: 'KR100A', clock, say, told: () => 0, lost: () => 0 });

    await expect(poured).rejects.toThrow('the number of coins is from 1 to 9');
  });
});
