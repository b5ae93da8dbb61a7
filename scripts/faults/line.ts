// `npm run faults -- line [--runs N] [--seed S]`: acceptors on lines that misbehave; exit 1 if a coin is lost or doubled.
import { parseArgs } from 'node:util';
import { memoryMedium, terminalMedium } from './line-media.ts';
import { runLine } from './line-run.ts';
import type { LineRun } from './line-run.ts';

const USAGE = `npm run faults -- line [--runs N] [--seed S] [--tty]

Coins fall into an emulated ccTalk acceptor while its line flips, drops, swaps, delays, splits and repeats bytes, while it
is unplugged and reset, and while its host dies or cannot store. An oracle holds what fell against what was stored.
  --runs N   how many runs (1000)
  --seed S   number of the first run (1); each run has its own number and can be repeated alone with --runs 1
  --tty      on real pseudo-terminals with the real serial driver and in real time, 40 runs side by side`;

const REPORT_EVERY_MS = 5000;
const TERMINALS = 40;

/** Runs the line faults with command-line arguments; resolves with the exit code. */
export async function faultsLine(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      tty: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const runs = Number(values.runs);
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
    console.error(`--runs and --seed are whole numbers.\n\n${USAGE}`);
    return 1;
  }

  console.log(`seed ${seed}`);
  const total = { coinsAccepted: 0, coinsTold: 0, lostCount: 0, unknownGaps: 0, unprovable: 0 };
  let failed = 0;
  let finished = 0;
  let next = seed;
  let reportAtMs = performance.now() + REPORT_EVERY_MS;
  const note = (run: LineRun): void => {
    finished += 1;
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += run[key];
    if (run.problems.length > 0) {
      failed += 1;
      console.error(`run ${run.seed}: ${run.problems.join('; ')}`);
    }
    if (performance.now() < reportAtMs) return;
    reportAtMs = performance.now() + REPORT_EVERY_MS;
    console.error(`${finished} of ${runs} runs, ${failed} failed`);
  };
  const lane = async (): Promise<void> => {
    while (next < seed + runs) {
      const medium = values.tty ? terminalMedium() : memoryMedium();
      note(await runLine(next++, medium));
    }
  };
  await Promise.all(Array.from({ length: values.tty ? TERMINALS : 1 }, lane));
  console.log(
    `runs ${runs}  failed ${failed}  coins accepted ${total.coinsAccepted}  stored ${total.coinsTold}  ` +
      `events named as lost ${total.lostCount}  gaps of unknown size ${total.unknownGaps}  lost to a reset that nothing can show ${total.unprovable}`,
  );
  return failed === 0 ? 0 : 1;
}
