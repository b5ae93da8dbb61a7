// `npm run faults -- world [--runs N] [--seed S]`: random lives of the books, on SQLite beside a model, each one audited.
import { parseArgs } from 'node:util';
import { command, wholeNumber } from '../command.ts';
import { systemClock } from '#drivers/clock.ts';
import { liveWorld } from './world/life.ts';

const USAGE = `npm run faults -- world [--runs N] [--seed S]

Random lives of the books, command by command through the use cases: coins in batches that come twice, too early or out
of order; bags, counts, banks, corrections; payments, refunds, settlements; gifts, withdrawals, banks that answer
anything, claims; and time. Each life is lived in SQLite and in memory: every answer and the books must be the same. Then
the independent auditor reads the database (npm run audit).
  --runs N  commands in all, at least (1000; 100000 is the size of a nightly run)
  --seed S  the first life has this seed, the next one S + 1 (the time); --runs 1 lives one life again
Exit 1 at the first life with a difference; it is printed with its seed.`;

const REPORT_EVERY_MS = 5_000;

/** Runs lives with command-line arguments; resolves with the exit code. */
export const faultsWorld = (words: readonly string[]): Promise<number> =>
  command(words, USAGE, liveWorlds);

async function liveWorlds(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: String(systemClock.nowMs() % SEEDS) },
    },
  });
  const runs = wholeNumber('runs', values.runs);
  const seed = wholeNumber('seed', values.seed, 0);

  process.stdout.write(`seed ${seed}\n`);
  let [lives, commands, transfers] = [0, 0, 0];
  let reportAtMs = systemClock.monotonicMs() + REPORT_EVERY_MS;
  while (commands < runs) {
    const life = await liveWorld(seed + lives);
    lives += 1;
    // A life in which nobody does anything counts as one command, so that it comes to an end.
    commands += Math.max(1, life.commands);
    transfers += life.transfers;
    if (life.problems.length > 0) {
      const again = `npm run faults -- world --runs 1 --seed ${life.seed}`;
      process.stderr.write(`${life.kind} (${again}):\n${life.problems.join('\n')}\n`);
      return 1;
    }
    if (systemClock.monotonicMs() < reportAtMs) continue;
    reportAtMs = systemClock.monotonicMs() + REPORT_EVERY_MS;
    process.stderr.write(`${commands} of ${runs} commands in ${lives} lives\n`);
  }
  process.stdout.write(
    `${commands} commands in ${lives} lives, ${transfers} transfers: 0 differences (seed ${seed})\n`,
  );
  return 0;
}

/** Seeds that are easily typed again. */
const SEEDS = 1_000_000_000;
