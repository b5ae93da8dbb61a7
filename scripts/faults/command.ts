// The fault simulations by name: which there are, and what the one that kills real programs takes.
import { parseArgs } from 'node:util';
import { systemClock } from '#drivers/clock.ts';
import { command, Misuse, wholeNumber } from '../command.ts';
import { faultsBooks } from './books.ts';
import { faultsFuzz } from './fuzz.ts';
import { faultsLine } from './line.ts';
import { faultsWorld } from './world.ts';
import { runRealFaults } from './real.ts';

const HELP = `npm run faults -- real|books|line|world|fuzz [--runs N] [--seed S]

real   kills controller, ledger, or both (SIGKILL) at random moments while coins fall into the emulated acceptor,
       and compares what the emulator took with the ledger. 10 runs unless told otherwise; about 4 s each.
books  kills the ledger, or its PostgreSQL, in the middle of payments, gifts, withdrawals, settlements, bags and batches;
       -- books --help says more.
line   lets lines misbehave between driver and emulated acceptor, in memory; -- line --help says more.
world  random lives of the books, on SQLite beside a model in memory, each one audited; -- world --help says more.
fuzz   makes calls that nobody should make against a ledger with money in it; -- fuzz --help says more.

The seed is printed; the same seed makes the same choices. Exit 1 when a coin is lost or counted twice.
`;

const SIMULATIONS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  real: faultsReal,
  books: faultsBooks,
  line: faultsLine,
  world: faultsWorld,
  fuzz: faultsFuzz,
};

/** `npm run faults` with these words; resolves with the exit code. */
export function faultsCommand(words: readonly string[]): Promise<number> {
  const [name = '', ...rest] = words;
  const simulation = Object.hasOwn(SIMULATIONS, name) ? SIMULATIONS[name] : undefined;
  if (simulation) return simulation(rest);
  return command(words, HELP, () => {
    throw new Misuse(name === '' ? 'Which simulation?' : `There is no simulation "${name}".`);
  });
}

function faultsReal(words: readonly string[]): Promise<number> {
  return command(words, HELP, killPrograms);
}

async function killPrograms(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '10' },
      seed: { type: 'string', default: String(systemClock.nowMs()) },
    },
  });
  const runs = wholeNumber('runs', values.runs);

  process.stdout.write(`seed ${values.seed}\n`);
  const answer = await runRealFaults({
    runs,
    seed: values.seed,
    say: (sentence) => process.stdout.write(`${sentence}\n`),
  });
  process.stdout.write(
    `${answer.runs} runs, ${answer.kills} kills: ${answer.coinsAccepted} coins accepted, ${answer.coinsInLedger} in the ledger, ` +
      `${answer.eventsInGaps} named in gap records, ${answer.differences.length} differences (seed ${values.seed})\n`,
  );
  return answer.differences.length === 0 && answer.runs === runs ? 0 : 1;
}
