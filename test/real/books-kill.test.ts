// A kill on each database of `npm run faults -- books`, which does as many as one likes.
import { expect, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import { runBooksFaults } from '../../scripts/faults/books/run.ts';

const RUNS = 1;

test.each(['sqlite', 'postgres'] as const)(
  'what was acknowledged on %s is there after SIGKILL, and what was not is complete or absent',
  { timeout: 120_000 },
  async (kind) => {
    const seed = String(systemClock.nowMs());
    console.log(`npm run faults -- books --db ${kind} --runs ${RUNS} --seed ${seed}`);
    const said: string[] = [];

    const answer = await runBooksFaults({ kind, runs: RUNS, seed, say: (one) => said.push(one) });

    expect(answer.differences, said.join('\n')).toEqual([]);
    expect(answer).toMatchObject({ runs: RUNS });
    expect(answer.acknowledged).toBeGreaterThan(5 * RUNS);
  },
);
