// Four deposits with a SIGKILL in each (`npm run faults -- real --runs N` runs as many as one likes).
import { expect, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import { runRealFaults } from '../../scripts/faults/real.ts';

const RUNS = 4;

test('killed programs lose no coin and count none twice', { timeout: 240_000 }, async () => {
  const seed = String(systemClock.nowMs());
  console.log(`npm run faults -- real --runs ${RUNS} --seed ${seed}`);
  const said: string[] = [];

  const answer = await runRealFaults({ runs: RUNS, seed, say: (sentence) => said.push(sentence) });

  expect(answer.differences, said.join('\n')).toEqual([]);
  expect(answer).toMatchObject({ runs: RUNS });
  expect(answer.kills).toBeGreaterThanOrEqual(RUNS);
  expect(answer.coinsInLedger).toBeGreaterThan(RUNS);
});
