// I1 to I7, I10 to I14 and I16, as the independent auditor derives them: books that only the ledger wrote have no difference.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reader } from '#ledger/audit/reader.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { sealLog, signTreeHead } from '#ledger/use-cases/seal-log.ts';
import { audited, livedAsHolders, livedThrough } from '../support/audited.ts';
import { holderCommands } from '../support/holder-lives.ts';
import { commands, histories, lived } from '../support/ledger-histories.ts';
import { SIGNING_KEY } from '../support/ledger-world.ts';
import { tillCommands } from '../support/till-histories.ts';
import { vaultCommands } from '../support/vault-histories.ts';

/** Empty books, and what the auditor opens beside them. */
export type AuditedPlace = Readonly<{
  store: LedgerStore;
  open(): Reader | Promise<Reader>;
}>;

/** Holds the laws in a database; `place` answers an empty one, `share` makes the runs fewer where each takes long. */
export function describeAuditLaws(
  name: string,
  place: () => Promise<AuditedPlace>,
  share = 1,
): void {
  const law = (
    title: string,
    many: number,
    live: (store: LedgerStore, seed: number) => Promise<unknown>,
  ): void => {
    const once = async (seed: number): Promise<void> => {
      const { store, open } = await place();
      try {
        await live(store, seed);

        expect((await audited(await open())).sentences).toEqual([]);
      } finally {
        await store.close();
      }
    };
    const numRuns = Math.max(1, Math.round(many * share * RUNS_FACTOR));
    // Lives are long: one is drawn from its seed, which is what a failure prints.
    test(title, () => fc.assert(fc.asyncProperty(fc.nat(), once), { numRuns }), LONG_MS);
  };

  describe(`the auditor (${name})`, () => {
    law(
      'passes coins that were collected and sold, and wallets that paid at shops',
      15,
      (store, seed) => {
        const [coins, payments] = drawn(fc.tuple(vaultCommands, tillCommands), seed);
        return livedThrough(store, coins, payments);
      },
    );

    law(
      'passes gifts, withdrawals that any bank answers, and claims about a deposit',
      15,
      (store, seed) => livedAsHolders(store, drawn(holderCommands, seed)),
    );

    law(
      'passes batches in any order, twice, too early, with late and miscounted coins',
      20,
      async (store, seed) => {
        const [history, done, isSealed] = drawn(fc.tuple(histories, commands, fc.boolean()), seed);
        const { world } = await lived(store, history, done);
        if (isSealed) await sealLog(store);
        await signTreeHead(store, SIGNING_KEY, world.nowMs);
      },
    );
  });
}

const drawn = <T>(arbitrary: fc.Arbitrary<T>, seed: number): T =>
  fc.sample(arbitrary, { numRuns: 1, seed })[0]!;

/** A nightly run sets it to 50 or more. */
const RUNS_FACTOR = Number(process.env.LAWS_RUNS_FACTOR ?? 1);
const LONG_MS = 60_000 * Math.max(1, RUNS_FACTOR);
