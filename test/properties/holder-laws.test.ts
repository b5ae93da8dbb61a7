// Laws of what holders do, over lives that nobody would think of. A failure prints its seed and the smallest life.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availablePoints, heldPoints, withdrawalClearing } from '#ledger/ledger/account.ts';
import { Export } from '#ledger/contract/holder.ts';
import { exportWallet } from '#ledger/use-cases/holder/export-wallet.ts';
import type { LedgerStore, ReadingBooks } from '#ledger/store/ledger-store.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { type HolderCommand, aHolderLife, holderCommands } from '../support/holder-lives.ts';
import { stateOf } from '../support/rich-holder.ts';
import { temporarySqliteStore } from '../support/sqlite-store.ts';

/** Lives through `done`; answers what each command was answered. */
async function lived(store: LedgerStore, done: readonly HolderCommand[]) {
  const life = await aHolderLife(store);
  const answers: string[] = [];
  for (const command of done) answers.push(await life.do(command));
  return { life, answers };
}

/** Points of lots and holds against the balances of one wallet. */
async function standing(books: ReadingBooks, walletId: never) {
  const lots = await books.holds.openLots(walletId);
  const holds = await books.holds.openHolds(walletId);
  const pieces = holds.flatMap((hold) => hold.pieces);
  const reserving = await books.holds.lots([...new Set(pieces.map(({ lotId }) => lotId))]);
  return {
    available: -(await books.transfers.balance(availablePoints(walletId))),
    rest: lots.reduce((sum, lot) => sum + lot.restPoints, 0n),
    held: -(await books.transfers.balance(heldPoints(walletId))),
    aside: holds.reduce((sum, hold) => sum + hold.points, 0n),
    reserved: reserving.reduce((sum, lot) => sum + lot.reservedPoints, 0n),
  };
}

describe('gifts, withdrawals and claims', () => {
  test('I1, I4: balance, and lots and holds are what the books say', async () => {
    await fc.assert(
      fc.asyncProperty(holderCommands, async (done) => {
        const { life } = await lived(openMemoryLedgerStore(), done);

        await life.store.read(async (books) => {
          const sums = new Map<string, bigint>();
          for (const { commodity, balanceMinor } of await books.transfers.trialBalance()) {
            sums.set(commodity, (sums.get(commodity) ?? 0n) + balanceMinor);
          }
          expect([...sums.values()].every((sum) => sum === 0n)).toBe(true);
          for (const walletId of life.walletIds) {
            const seen = await standing(books, walletId as never);
            expect(seen).toEqual({
              ...seen,
              rest: seen.available,
              aside: seen.held,
              reserved: seen.held,
            });
          }
        });
      }),
      { numRuns: 120 },
    );
  });

  test('I13: leave nothing on the way once the bank has answered', async () => {
    await fc.assert(
      fc.asyncProperty(holderCommands, async (done) => {
        const { life } = await lived(openMemoryLedgerStore(), done);

        await life.store.read(async (books) => {
          for (const walletId of life.walletIds) {
            for (const one of await books.withdrawals.ofWallet(walletId, undefined, 100)) {
              const onTheWay = -(await books.transfers.balance(withdrawalClearing(one.id)));
              const isOnTheWay = one.state === 'sent' || one.state === 'unknown';
              expect([one.state, onTheWay]).toEqual([
                one.state,
                isOnTheWay ? one.points - one.feeMinor : 0n,
              ]);
            }
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  test('I15: leave the books as they were when they are refused', async () => {
    await fc.assert(
      fc.asyncProperty(holderCommands, async (done) => {
        const life = await aHolderLife(openMemoryLedgerStore());
        const seen = async () => {
          const { tasks: _, ...books } = await stateOf(life.store, ...life.walletIds);
          return books;
        };
        for (const command of done) {
          const before = await seen();
          const answer = await life.do(command);
          if (answer !== 'done') expect(await seen()).toEqual(before);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('I18: are the same in memory and in SQLite', async () => {
    await fc.assert(
      fc.asyncProperty(holderCommands, async (done) => {
        const memory = await lived(openMemoryLedgerStore(), done);
        const sqlite = await lived(temporarySqliteStore(), done);
        try {
          const { walletIds } = memory.life;
          expect(sqlite.answers).toEqual(memory.answers);
          expect(await stateOf(sqlite.life.store, ...walletIds)).toEqual(
            await stateOf(memory.life.store, ...walletIds),
          );
        } finally {
          await sqlite.life.store.close();
        }
      }),
      { numRuns: 25 },
    );
  }, 30_000);

  test('are all in the export of each holder, which is what its schema says', async () => {
    await fc.assert(
      fc.asyncProperty(holderCommands, async (done) => {
        const { life } = await lived(openMemoryLedgerStore(), done);

        for (const walletId of life.walletIds) {
          const asked = { walletId, tokenHash: '' };
          let text = '';
          for await (const piece of (await exportWallet(life.deps, asked, life.nowMs))!) {
            text += piece;
          }
          const exported = Export.parse(JSON.parse(text));
          const kept = await life.store.read((books) =>
            books.withdrawals.ofWallet(walletId, undefined, 100),
          );
          expect(exported.withdrawals.map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
        }
      }),
      { numRuns: 60 },
    );
  });
});
