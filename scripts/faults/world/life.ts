// One random life of the books, from its seed: lived in SQLite and in memory, compared, and audited.
import fc from 'fast-check';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { sealLog, signTreeHead } from '#ledger/use-cases/seal-log.ts';
import { auditedFile, livedAsHolders, livedThrough } from '../../../test/support/audited.ts';
import { holderCommands } from '../../../test/support/holder-lives.ts';
import { commands, histories, lived } from '../../../test/support/ledger-histories.ts';
import { SIGNING_KEY } from '../../../test/support/ledger-world.ts';
import { tillCommands } from '../../../test/support/till-histories.ts';
import { vaultCommands } from '../../../test/support/vault-histories.ts';
import { ownFolder, removeFolder } from '../../own-folder.ts';

export type LifeReport = Readonly<{
  seed: number;
  kind: string;
  commands: number;
  transfers: number;
  /** A sentence for each difference: between the two stores, or that the auditor found. */
  problems: readonly string[];
}>;

/** Lives the life of this seed; the same seed lives the same life. */
export async function liveWorld(seed: number): Promise<LifeReport> {
  const { kind, live } = LIVES[seed % LIVES.length]!(seed);
  const directory = ownFolder('tikkeul-world-', QUICK_PLACE);
  const file = join(directory, 'ledger.db');
  const sqlite = openSqliteLedgerStore(file);
  const memory = openMemoryLedgerStore();
  try {
    const answers = await live(sqlite);
    const problems: string[] = [];
    if (!isDeepStrictEqual(answers, await live(memory)))
      problems.push('SQLite and memory answered differently.');
    if (!isDeepStrictEqual(await booksOf(sqlite), await booksOf(memory))) {
      problems.push('SQLite and memory end in different books.');
    }
    const { sentences, figures } = await auditedFile(file);
    problems.push(...sentences);
    const transfers = figures.get('transfers') ?? 0;
    return { seed, kind, commands: answers.length, transfers, problems };
  } finally {
    await sqlite.close();
    await memory.close();
    removeFolder(directory);
  }
}

// What a power cut does is proven elsewhere; here a commit need not wait for a disk.
const QUICK_PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const booksOf = (store: LedgerStore) =>
  store.read(async ({ transfers, log }) => [await transfers.trialBalance(), await log.state()]);

type Life = Readonly<{ kind: string; live(store: LedgerStore): Promise<readonly unknown[]> }>;

const drawn = <T>(arbitrary: fc.Arbitrary<T>, seed: number): T =>
  fc.sample(arbitrary, { numRuns: 1, seed })[0]!;

const LIVES: readonly ((seed: number) => Life)[] = [
  (seed) => {
    const [coins, payments] = drawn(fc.tuple(vaultCommands, tillCommands), seed);
    return {
      kind: 'coins collected and sold, payments, settlements',
      live: (store) => livedThrough(store, coins, payments),
    };
  },
  (seed) => {
    const done = drawn(holderCommands, seed);
    return {
      kind: 'gifts, withdrawals, claims',
      live: (store) => livedAsHolders(store, done),
    };
  },
  (seed) => {
    const [history, done] = drawn(fc.tuple(histories, commands), seed);
    return {
      kind: 'batches in any order',
      live: async (store) => {
        const { world, answers } = await lived(store, history, done);
        while ((await sealLog(store)) > 0);
        await signTreeHead(store, SIGNING_KEY, world.nowMs);
        return answers;
      },
    };
  },
];
