// Laws of the books, over histories that nobody would think of. A failure prints its seed and the smallest history.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availablePoints } from '#ledger/ledger/account.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { HOLD_MS, uuid } from '../support/ledger-world.ts';
import {
  type Command,
  commands,
  type History,
  histories,
  lived,
} from '../support/ledger-histories.ts';
import { pouredIn, replayed, seen } from '../support/ledger-sights.ts';

/** Holds the laws on a store; `open` answers an empty one, `share` makes the runs fewer where each takes long. */
export function describeLedgerLaws(name: string, open: () => LedgerStore, share = 1): void {
  const runs = (many: number) => ({ numRuns: Math.max(1, Math.round(many * share * RUNS_FACTOR)) });

  /** Lives a history in as many stores as there are lists of commands, and closes them. */
  const living = async (
    history: History,
    lists: readonly (readonly Command[])[],
    look: (...lives: Life[]) => Promise<void>,
  ): Promise<void> => {
    const stores = lists.map(() => open());
    try {
      const lives: Life[] = [];
      for (const [i, done] of lists.entries()) lives.push(await lived(stores[i]!, history, done));
      await look(...lives);
    } finally {
      await Promise.all(stores.map((store) => store.close()));
    }
  };

  describe(`the books (${name})`, () => {
    test(
      'I1, I3, I4, I10: balance, stay in bounds, and hold every coin exactly once',
      async () => {
        const law = fc.asyncProperty(histories, commands, (history, done) =>
          living(history, [done], async ({ world }) => {
            world.nowMs += HOLD_MS;
            await world.sweep();

            const state = await seen(world.store);
            const sums = new Map<string, bigint>();
            for (const { commodity, balanceMinor } of state.balances) {
              sums.set(commodity, (sums.get(commodity) ?? 0n) + balanceMinor);
            }
            const balances = await world.balances();
            const cash = Object.fromEntries(
              Object.entries(balances).filter(([account]) => account.startsWith('cash:')),
            );

            expect([...sums.values()].every((sum) => sum === 0n)).toBe(true);
            expect(cash).toEqual(pouredIn(history));
            for (const one of state.wallets) {
              if (!one) continue;
              const inLots = one.lots.reduce((sum, lot) => sum + lot.restPoints, 0n);
              expect(-(balances[availablePoints(one.wallet.id)] ?? 0n)).toBe(inLots);
            }
          }),
        );
        await fc.assert(law, runs(40));
      },
      LONG_MS,
    );

    test(
      'I8: answer a repeated batch as the first time, and refuse another under its number',
      async () => {
        const law = fc.asyncProperty(histories, fc.nat(30), (history, pick) =>
          living(history, [[]], async ({ world, batches }) => {
            const batch = batches[pick % batches.length]!;
            const before = await seen(world.store);

            const again = await world.post(batch);
            const afterRepeat = await seen(world.store);
            const forged = await world.post({ ...batch, batchHash: 'f'.repeat(64) });
            const afterForgery = await seen(world.store);

            const acceptedThrough = batch.envelope.batch.batchSeq;
            expect(again).toEqual({ ok: true, acceptedThrough, isHeld: false });
            expect(afterRepeat).toEqual(before);
            expect(forged).toEqual({ ok: false, error: 'sequence-conflict' });
            expect(afterForgery.balances).toEqual(before.balances);
          }),
        );
        await fc.assert(law, runs(40));
      },
      LONG_MS,
    );

    test(
      'I9: come to the same end whatever the order and number of arrivals',
      async () => {
        // Time stands still, so that only the arrivals differ.
        const arrivals = commands.map((done) => done.filter((command) => command.kind === 'post'));
        const law = fc.asyncProperty(histories, arrivals, (history, done) =>
          living(history, [done, []], async (disturbed, calm) => {
            expect(await seen(disturbed!.world.store)).toEqual(await seen(calm!.world.store));
          }),
        );
        await fc.assert(law, runs(40));
      },
      LONG_MS,
    );

    test(
      'I15: are untouched by a batch that comes too early',
      async () => {
        const law = fc.asyncProperty(histories, async (history) => {
          const { batches } = await lived(openMemoryLedgerStore(), history, []);
          await living({ ...history, sessions: [] }, [[]], async ({ world }) => {
            const before = await seen(world.store);

            const answers = [];
            for (const batch of batches.slice(1)) answers.push(await world.post(batch));

            expect(new Set(answers.map((answer) => !answer.ok && answer.error))).toEqual(
              new Set(batches.length > 1 ? ['sequence-gap'] : []),
            );
            expect(await seen(world.store)).toEqual(before);
          });
        });
        await fc.assert(law, runs(30));
      },
      LONG_MS,
    );

    test(
      'I18, I2, I16: are the same as in memory, and their log replays to them',
      async () => {
        const law = fc.asyncProperty(histories, commands, (history, done) =>
          living(history, [done], async ({ world, answers }) => {
            const memory = await lived(openMemoryLedgerStore(), history, done);
            const sessions = history.sessions.map((_, i) => uuid(500 + i) as never);
            const coinsIn = (store: LedgerStore) =>
              store.read(({ deposits }) => Promise.all(sessions.map((id) => deposits.coins(id))));

            expect(answers).toEqual(memory.answers);
            expect(await seen(world.store)).toEqual(await seen(memory.world.store));
            expect(await coinsIn(world.store)).toEqual(await coinsIn(memory.world.store));
            expect(await replayed(world.store)).toEqual(await world.balances());
            expect(await seen(world.store)).toEqual({
              ...(await seen(memory.world.store)),
              log: expect.anything(),
              unsealed: [],
            });
          }),
        );
        await fc.assert(law, runs(25));
      },
      LONG_MS,
    );
  });
}

type Life = Awaited<ReturnType<typeof lived>>;

/** A nightly run sets it to 50 or more: 100,000 commands and beyond. */
const RUNS_FACTOR = Number(process.env.LAWS_RUNS_FACTOR ?? 1);
const LONG_MS = 60_000 * Math.max(1, RUNS_FACTOR);
