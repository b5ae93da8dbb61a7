// `npm run faults -- books [--db sqlite|postgres] [--runs N] [--seed S]`: kills in the middle of everything that is written.
import { parseArgs } from 'node:util';
import { command, Misuse, wholeNumber } from '../command.ts';
import { systemClock } from '#drivers/clock.ts';
import { runBooksFaults } from './books/run.ts';

const USAGE = `npm run faults -- books [--db sqlite|postgres] [--runs N] [--seed S]

Holders pour, pay, are refunded, give and withdraw, operators count bags, pay out and settle, over HTTP, while the ledger is
killed (SIGKILL); with postgres the ledger, the server, or both. What had no answer is asked for until there is one. Then every
write that was acknowledged is sent again and must answer as the first time, every wallet must hold what the answers add up to,
and the independent auditor reads the books.
  --db    sqlite (the default) or postgres, a durable one of its own
  --runs  kills (10; about 3 s each)
  --seed  for the errands and the kills (the time); what is hit by a kill is chance
Exit 1 at the first run with a difference.`;

/** Runs with command-line arguments; resolves with the exit code. */
export const faultsBooks = (words: readonly string[]): Promise<number> =>
  command(words, USAGE, killBooks);

async function killBooks(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      db: { type: 'string', default: 'sqlite' },
      runs: { type: 'string', default: '10' },
      seed: { type: 'string', default: String(systemClock.nowMs()) },
    },
  });
  const { seed } = values;
  const runs = wholeNumber('runs', values.runs);
  if (values.db !== 'sqlite' && values.db !== 'postgres') {
    throw new Misuse(`--db is sqlite or postgres, not ${values.db}.`);
  }
  const kind = values.db;

  process.stdout.write(`seed ${seed}\n`);
  const say = (sentence: string) => void process.stdout.write(`${sentence}\n`);
  const answer = await runBooksFaults({ kind, runs, seed, say });
  const { acknowledged, sentAgain, differences } = answer;
  say(
    `${answer.runs} kills on ${kind}: ${acknowledged} writes acknowledged, ${sentAgain} calls sent again, ` +
      `${differences.length} differences (seed ${seed})`,
  );
  return differences.length === 0 ? 0 : 1;
}
