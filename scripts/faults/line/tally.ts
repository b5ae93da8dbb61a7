// What the runs of each protocol came to, in words.
import { PROTOCOLS } from './protocols.ts';
import type { Protocol } from './protocols.ts';
import type { LineRun } from './run.ts';

export interface Tally {
  readonly runs: number;
  readonly failed: number;
  note(run: LineRun): void;
  /** One line for each protocol that was run. */
  lines(): string[];
}

type Sums = Omit<LineRun, 'protocol' | 'seed' | 'problems'> &
  Readonly<{ runs: number; differences: number }>;

/** Nothing noted yet. */
export function createTally(): Tally {
  const sums = new Map<Protocol, Sums>();
  let runs = 0;
  let failed = 0;

  return {
    get runs() {
      return runs;
    },
    get failed() {
      return failed;
    },
    note: ({ protocol, problems, coins, booked, lostCount, unknownGaps, unprovable }) => {
      const sum = sums.get(protocol) ?? NOTHING;
      runs += 1;
      failed += problems.length > 0 ? 1 : 0;
      sums.set(protocol, {
        runs: sum.runs + 1,
        coins: sum.coins + coins,
        booked: sum.booked + booked,
        lostCount: sum.lostCount + lostCount,
        unknownGaps: sum.unknownGaps + unknownGaps,
        unprovable: sum.unprovable + unprovable,
        differences: sum.differences + problems.length,
      });
    },
    lines: () =>
      PROTOCOLS.flatMap((protocol) => {
        const sum = sums.get(protocol);
        return sum ? [lineOf(protocol, sum)] : [];
      }),
  };
}

/** What is wrong with a run, and the command that repeats it. */
export function complaintOf({ protocol, seed, problems }: LineRun, isReal: boolean): string {
  const tty = isReal ? ' --tty' : '';
  return (
    `${protocol} run ${seed}: ${problems.join('; ')}\n` +
    `  npm run faults -- line --protocol ${protocol} --seed ${seed} --runs 1${tty}`
  );
}

const NOTHING: Sums = {
  runs: 0,
  coins: 0,
  booked: 0,
  lostCount: 0,
  unknownGaps: 0,
  unprovable: 0,
  differences: 0,
};

function lineOf(protocol: Protocol, sum: Sums): string {
  return (
    `${protocol.padEnd(13)} runs ${sum.runs}  coins ${sum.coins}  booked ${sum.booked}  ` +
    `gaps ${sum.unknownGaps} of unknown size and ${sum.lostCount} events by number  ` +
    `beyond any driver ${sum.unprovable}  differences ${sum.differences}`
  );
}
