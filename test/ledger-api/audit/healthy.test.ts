// The auditor finds nothing in books that only the ledger itself has written, whatever they have lived through.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { sealLog, signTreeHead } from '#ledger/use-cases/seal-log.ts';
import { auditedFile, livedAsHolders, livedThrough } from '../../support/audited.ts';
import { holderCommands } from '../../support/holder-lives.ts';
import { commands, histories, lived } from '../../support/ledger-histories.ts';
import { SIGNING_KEY } from '../../support/ledger-world.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';
import { tillCommands } from '../../support/till-histories.ts';
import { vaultCommands } from '../../support/vault-histories.ts';

const RUNS_FACTOR = Number(process.env.LAWS_RUNS_FACTOR ?? 1);
const LONG_MS = 60_000 * Math.max(1, RUNS_FACTOR);

let files = 0;
const freshFile = (place: string): string => temporaryPath(`${place}-${(files += 1)}.db`);

describe('the auditor', () => {
  test(
    'passes coins that were collected and sold, and wallets that paid at shops',
    async () => {
      const law = fc.asyncProperty(vaultCommands, tillCommands, async (coins, payments) => {
        const file = freshFile('life');
        const store = openSqliteLedgerStore(file);
        try {
          await livedThrough(store, coins, payments);

          expect((await auditedFile(file)).sentences).toEqual([]);
        } finally {
          await store.close();
        }
      });
      await fc.assert(law, { numRuns: 15 * RUNS_FACTOR });
    },
    LONG_MS,
  );

  test(
    'passes gifts, withdrawals that any bank answers, and claims about a deposit',
    async () => {
      const law = fc.asyncProperty(holderCommands, async (done) => {
        const file = freshFile('holders');
        const store = openSqliteLedgerStore(file);
        try {
          await livedAsHolders(store, done);

          expect((await auditedFile(file)).sentences).toEqual([]);
        } finally {
          await store.close();
        }
      });
      await fc.assert(law, { numRuns: 15 * RUNS_FACTOR });
    },
    LONG_MS,
  );

  test(
    'passes batches that arrived in any order, twice, too early, with late and miscounted coins',
    async () => {
      const law = fc.asyncProperty(
        histories,
        commands,
        fc.boolean(),
        async (history, done, isSealed) => {
          const file = freshFile('batches');
          const store = openSqliteLedgerStore(file);
          try {
            const { world } = await lived(store, history, done);
            if (isSealed) await sealLog(store);
            await signTreeHead(store, SIGNING_KEY, world.nowMs);

            expect((await auditedFile(file)).sentences).toEqual([]);
          } finally {
            await store.close();
          }
        },
      );
      await fc.assert(law, { numRuns: 30 * RUNS_FACTOR });
    },
    LONG_MS,
  );
});
