// `npm run faults -- line [--protocol P] [--runs N] [--seed S]`: acceptors on lines that misbehave; exit 1 if a coin is lost or doubled.
import { parseArgs } from 'node:util';
import { command, Misuse } from '../command.ts';
import { runCrew } from './line/crew.ts';
import type { Orders } from './line/crew.ts';
import { PROTOCOLS } from './line/protocols.ts';
import type { Protocol } from './line/protocols.ts';
import { complaintOf, createTally } from './line/tally.ts';

const USAGE = `npm run faults -- line [--protocol P] [--runs N] [--seed S] [--tty] [--jobs J]

Coins fall into an emulated acceptor, changer or bridge while its line flips, drops, swaps, delays, splits and repeats bytes,
or is shared with a bad neighbour, while it is unplugged in the middle of a word, reset and rebooted, while the event loop of
its host stands still, and while that host cannot store or dies: anywhere, before a commit, and between a commit and its
answer. An oracle holds what fell against what was stored: every coin once, of its own value, or named in a gap.
  --protocol P  ${PROTOCOLS.join(', ')}, or all of them in turns (all)
  --runs N      how many runs (1000)
  --seed S      number of the first run (1); each run has its own number and can be repeated alone with --runs 1
  --tty         on real pseudo-terminals with the real serial driver and in real time, 40 runs side by side
  --jobs J      processes to share the runs (1)
Lines of an MDB bridge have no checksum: damage that turns one coin into another, or a command into one that opens the slot, is left out, for nobody could see it.
A run that fails prints how to repeat it. Exit 1 when a coin is lost without a word, counted twice, or of a wrong value.`;

const REPORT_EVERY_MS = 5000;
const JOBS_MAX = 64;

/** Runs the line faults with command-line arguments; resolves with the exit code. */
export const faultsLine = (words: readonly string[]): Promise<number> =>
  command(words, USAGE, misbehave);

async function misbehave(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      protocol: { type: 'string', default: 'all' },
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      tty: { type: 'boolean', default: false },
      jobs: { type: 'string', default: '1' },
    },
  });
  const orders = ordersOf(values);
  if (typeof orders === 'string') throw new Misuse(orders);

  console.log(`seed ${orders.seed}`);
  const tally = createTally();
  let reportAtMs = performance.now() + REPORT_EVERY_MS;
  await runCrew(orders, (run) => {
    tally.note(run);
    if (run.problems.length > 0) console.error(complaintOf(run, orders.isReal));
    if (performance.now() < reportAtMs) return;
    reportAtMs = performance.now() + REPORT_EVERY_MS;
    console.error(`${tally.runs} of ${orders.runs} runs, ${tally.failed} failed`);
  });
  for (const line of tally.lines()) console.log(line);
  return tally.failed === 0 && tally.runs === orders.runs ? 0 : 1;
}

type Values = Readonly<Record<'protocol' | 'runs' | 'seed' | 'jobs', string> & { tty: boolean }>;

/** What was asked for, or why that cannot be done. */
function ordersOf({ protocol, runs, seed, jobs, tty }: Values): Orders | string {
  const [runCount, firstSeed, jobCount] = [runs, seed, jobs].map(Number) as [
    number,
    number,
    number,
  ];
  if (protocol !== 'all' && !isProtocol(protocol)) {
    return `--protocol ${protocol} is not known: ${PROTOCOLS.join(', ')} or all.`;
  }
  if (!Number.isSafeInteger(runCount) || runCount < 1 || !Number.isSafeInteger(firstSeed)) {
    return '--runs and --seed are whole numbers.';
  }
  if (firstSeed < 0) return '--seed is not negative.';
  if (!Number.isSafeInteger(jobCount) || jobCount < 1 || jobCount > JOBS_MAX) {
    return `--jobs is a whole number from 1 to ${JOBS_MAX}.`;
  }
  const one = protocol === 'all' ? undefined : protocol;
  return { protocol: one, runs: runCount, seed: firstSeed, jobs: jobCount, isReal: tty };
}

const isProtocol = (text: string): text is Protocol => PROTOCOLS.some((known) => known === text);
