// Gifts, withdrawals and claims are the same in memory and on PostgreSQL, over random lives.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { aHolderLife, holderCommands } from '../../support/holder-lives.ts';
import { temporaryPostgresStore } from '../../support/postgres-store.ts';
import { stateOf } from '../../support/rich-holder.ts';

test('I18: holders live the same on PostgreSQL', async () => {
  await fc.assert(
    fc.asyncProperty(holderCommands, async (done) => {
      const memory = await aHolderLife(openMemoryLedgerStore());
      const postgres = await aHolderLife(temporaryPostgresStore());
      try {
        for (const command of done) {
          expect(await postgres.do(command)).toBe(await memory.do(command));
        }
        const { walletIds } = memory;
        expect(await stateOf(postgres.store, ...walletIds)).toEqual(
          await stateOf(memory.store, ...walletIds),
        );
      } finally {
        await postgres.store.close();
      }
    }),
    { numRuns: 8 },
  );
}, 120_000);
