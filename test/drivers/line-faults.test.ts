import { describe, expect, test } from 'vitest';
import { memoryMedium } from '../../scripts/faults/line/media.ts';
import { PROTOCOLS } from '../../scripts/faults/line/protocols.ts';
import type { Protocol } from '../../scripts/faults/line/protocols.ts';
import { runLine } from '../../scripts/faults/line/run.ts';
import type { LineRun, Sabotage } from '../../scripts/faults/line/run.ts';
import { SABOTEURS } from '../support/saboteurs.ts';

const RUNS = 40;
const SABOTAGED_RUNS_MAX = 60;

const run = (protocol: Protocol, seed: number, sabotage?: Sabotage): Promise<LineRun> =>
  runLine(protocol, seed, memoryMedium(), sabotage);

describe('on a line that misbehaves no coin is lost without a word and none is counted twice', () => {
  // `npm run faults -- line` makes as many runs as anyone likes; here are the first few.
  test.each(PROTOCOLS)(`%s, the first ${RUNS} runs`, async (protocol) => {
    const runs = [];
    for (let seed = 1; seed <= RUNS; seed++) runs.push(await run(protocol, seed));

    expect(runs.filter(({ problems }) => problems.length > 0)).toEqual([]);
    expect(runs.reduce((sum, { booked }) => sum + booked, 0)).toBeGreaterThan(0);
  });
});

describe.each(PROTOCOLS)('the oracle of %s finds a driver that', (protocol) => {
  test.each(Object.entries(SABOTEURS))('%s', async (_, sabotage) => {
    let found: readonly string[] = [];
    for (let seed = 1; found.length === 0 && seed <= SABOTAGED_RUNS_MAX; seed++) {
      found = (await run(protocol, seed, sabotage)).problems;
    }

    expect(found).not.toEqual([]);
  });
});

test.each(PROTOCOLS)('a run of %s can be repeated by its seed', async (protocol) => {
  expect(await run(protocol, 7)).toEqual(await run(protocol, 7));
});
