import { describe, expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { EMULATORS } from '#drivers/emulators.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { sufferMisfortunes } from '#drivers/misfortunes.ts';

const PLUG = { isPlugged: true, unplug: () => {}, replug: () => {} };

/** What an emulated `protocol` is told within a minute, and what its console answered. */
async function aMinuteOf(protocol: string, seed: number) {
  const clock = handMovedClock(0);
  const { create, misfortunes } = EMULATORS[protocol]!;
  const device = create(clock).openConsole(PLUG, clock);
  const answers: boolean[] = [];
  const told: string[] = [];
  const ending = new AbortController();
  const suffering = sufferMisfortunes(
    misfortunes,
    {
      perform: async (line) => {
        const answer = await device.perform(line);
        answers.push(answer.ok);
        return answer;
      },
    },
    seededEntropy(seed),
    clock,
    ending.signal,
    (command) => told.push(`${Math.round(clock.monotonicMs())} ${command}`),
  );
  await clock.advance(60_000);
  ending.abort();
  await clock.advance(10_000);
  await suffering;
  return { told, answers };
}

describe.each(Object.keys(EMULATORS))('what befalls an emulated %s', (protocol) => {
  test('is the same for the same seed, and something else for another', async () => {
    const [once, again, other] = [1, 1, 2].map((seed) => aMinuteOf(protocol, seed));

    expect((await once)!.told).toEqual((await again)!.told);
    expect((await once)!.told).not.toEqual((await other)!.told);
    expect((await once)!.told.length).toBeGreaterThan(5);
  });

  test('is understood by its console, every word of it', async () => {
    const { answers } = await aMinuteOf(protocol, 3);

    expect(answers).not.toContain(false);
  });

  test('holds nothing that only a person could end: who is unplugged is plugged in again', () => {
    const { any } = EMULATORS[protocol]!.misfortunes;

    const unended = any.filter((words) => words.includes('unplug') && words.at(-1) !== 'replug');

    expect(unended).toEqual([]);
  });
});
