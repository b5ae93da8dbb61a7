// `npm run faults -- real|books|line|world|fuzz [--runs N] [--seed S]`: fault simulation; exit 1 when a coin is lost or counted twice.
import { parseArgs } from 'node:util';
import { systemClock } from '#drivers/clock.ts';
import { faultsBooks } from './faults/books.ts';
import { faultsFuzz } from './faults/fuzz.ts';
import { faultsLine } from './faults/line.ts';
import { faultsWorld } from './faults/world.ts';
import { runRealFaults } from './faults/real.ts';

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

const [name = '', ...rest] = process.argv.slice(2);
const simulation = SIMULATIONS[name];
if (simulation) process.exit(await simulation(rest));
process.stdout.write(HELP);
process.exit(name === '--help' ? 0 : 2);

async function faultsReal(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '10' },
      seed: { type: 'string', default: String(systemClock.nowMs()) },
      help: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  if (values.help || !Number.isInteger(runs) || runs < 1) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }

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
