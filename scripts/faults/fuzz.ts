// `npm run faults -- fuzz [--db sqlite|postgres] [--runs N] [--seed S]`: calls that nobody should make, against a ledger with money in it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ownFolder, removeFolder } from '../own-folder.ts';
import { command, Misuse, wholeNumber } from '../command.ts';
import { root } from '../programs.ts';
import { runOnPostgres } from '../../test/support/postgres-client.ts';
import { startPostgres } from '../../test/support/postgres-server.ts';
import { type FuzzedBooks, postgresBooks, sqliteBooks } from './fuzz/books.ts';
import { fuzzRound, type Round } from './fuzz/round.ts';

const USAGE = `npm run faults -- fuzz [--db sqlite|postgres] [--runs N] [--seed S]

Makes the calls of the ledger's table as anybody, spoiled in body, address, query, header and method, against a real
ledger in which coins, points, payments, bags and papers are under way. Each refusal has to be a document with
a known code, nothing may answer 500, no refused call may post or move anything, and the books are audited at the end.
  --db D     where the books are: sqlite (the default), or postgres, one of our own
  --runs N   how many requests (10000), in houses of 1000
  --seed S   makes the same choices again (1)
Exit 1 when anything is wrong; what is wrong is printed with its seed.`;

const REQUESTS_PER_HOUSE = 1_000;
const FAULTS_SHOWN_MAX = 20;

/** Runs the fuzzer with command-line arguments; resolves with the exit code. */
export const faultsFuzz = (words: readonly string[]): Promise<number> =>
  command(words, USAGE, spoilCalls);

async function spoilCalls(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      db: { type: 'string', default: 'sqlite' },
      runs: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const runs = wholeNumber('runs', values.runs);
  if (values.db !== 'sqlite' && values.db !== 'postgres') {
    throw new Misuse(`--db is sqlite or postgres, not ${values.db}.`);
  }
  console.log(`seed ${values.seed}`);
  await using server = values.db === 'postgres' ? await aServer() : undefined;
  const rounds: Round[] = [];
  const faults: string[] = [];
  for (let left = runs; left > 0; left -= REQUESTS_PER_HOUSE) {
    const seed = `${values.seed}.${rounds.length}`;
    const round = await oneHouse(
      { seed, requests: Math.min(left, REQUESTS_PER_HOUSE) },
      server && { url: server.url, name: `house_${rounds.length}` },
    );
    rounds.push(round);
    faults.push(...round.faults);
    for (const fault of round.faults.slice(0, FAULTS_SHOWN_MAX)) console.error(fault);
    console.error(`${runs - left + round.requests} of ${runs} requests, ${faults.length} faults`);
  }
  for (const line of summary(rounds)) console.log(line);
  console.log(
    `${runs} requests in ${rounds.length} houses on ${values.db}, each audited: ${faults.length} faults (seed ${values.seed})`,
  );
  return faults.length === 0 ? 0 : 1;
}

/** A PostgreSQL for as long as the run lasts; nothing waits for its disk. */
async function aServer() {
  const server = await startPostgres();
  return { url: server.url, [Symbol.asyncDispose]: () => server.remove() };
}

/** A house of its own, audited and then torn down. */
async function oneHouse(
  { seed, requests }: Readonly<{ seed: string; requests: number }>,
  database: Readonly<{ url: string; name: string }> | undefined,
): Promise<Round> {
  const directory = ownFolder('tikkeul-fuzz-');
  try {
    const books = database
      ? await postgresBooks(directory, database, database.name)
      : sqliteBooks(directory);
    const round = await fuzzRound(books, seed, requests);
    return { ...round, faults: [...round.faults, ...auditFaults(books, seed)] };
  } finally {
    removeFolder(directory);
    if (database) await runOnPostgres(database.url, `drop database ${database.name} with (force)`);
  }
}

/** What the auditor says against the books. */
function auditFaults({ database, keysFile }: FuzzedBooks, seed: string): string[] {
  const args = ['--database', database, '--keys', keysFile];
  const audit = spawnSync(process.execPath, [join(root, 'scripts/audit.ts'), ...args], {
    encoding: 'utf8',
  });
  return audit.status === 0 ? [] : [`${seed}: the audit fails: ${audit.stdout}${audit.stderr}`];
}

function summary(rounds: readonly Round[]): string[] {
  const add = <K>(pick: (round: Round) => ReadonlyMap<K, number>): [K, number][] => {
    const sums = new Map<K, number>();
    for (const [key, times] of rounds.flatMap((round) => [...pick(round)])) {
      sums.set(key, (sums.get(key) ?? 0) + times);
    }
    return [...sums].toSorted((a, b) => b[1] - a[1]);
  };
  const line = (entries: readonly [unknown, number][]) =>
    entries.map(([key, times]) => `${String(key)} ${times}`).join(', ');
  return [
    `statuses: ${line(add((round) => round.statuses))}`,
    `codes: ${line(add((round) => round.codes))}`,
  ];
}
