import { describe, expect, test } from 'vitest';
import { memoryMedium } from '../../../scripts/faults/line-media.ts';
import { runLine } from '../../../scripts/faults/line-run.ts';
import type { LineRun } from '../../../scripts/faults/line-run.ts';

const RUNS_A_BATCH = 8;
const run = (seed: number): Promise<LineRun> => runLine(seed, memoryMedium());

describe('on a line that misbehaves no coin is lost without a word and none is counted twice', () => {
  // `npm run faults -- line` makes as many runs as anyone likes; here are the first few.
  test.each([1, 9, 17, 25, 33, 41, 49, 57])(`eight runs from seed %i`, async (first) => {
    const runs = [];
    for (let seed = first; seed < first + RUNS_A_BATCH; seed++) runs.push(await run(seed));

    expect(runs.filter(({ problems }) => problems.length > 0)).toEqual([]);
    expect(runs.reduce((sum, { coinsTold }) => sum + coinsTold, 0)).toBeGreaterThan(0);
  });

  test.each([
    [93, 'a store that failed while the echo changed'],
    [379, 'a reset before the first event was read'],
    [1239, 'a reset that left the counter at zero'],
    [1574, 'a reset after which just the same happened again'],
  ])('seed %i: %s', async (seed) => {
    expect((await run(seed)).problems).toEqual([]);
  });
});

test('a run can be repeated by its seed', async () => {
  expect(await run(7)).toEqual(await run(7));
});
