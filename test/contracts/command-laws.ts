// I8, I19 and I20: a command has one effect, a life lived again is the same life, and a wallet's versions only rise.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '#ledger/contract/canonical-json.ts';
import { rootHash } from '#ledger/ledger/log-tree.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { readWallet } from '#ledger/use-cases/read-wallet.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { aHolderLife, holderCommands } from '../support/holder-lives.ts';
import { asked, askings, keyedWrites, modelOf } from '../support/keyed-writes.ts';
import { commands, histories, lived } from '../support/ledger-histories.ts';
import { phones } from '../support/ledger-world.ts';
import { tillCommands, tillWorld } from '../support/till-histories.ts';
import { livedInVault, vaultCommands } from '../support/vault-histories.ts';

/** Holds the laws on a store; `open` answers an empty one, `share` makes the runs fewer where each takes long. */
export function describeCommandLaws(name: string, open: () => LedgerStore, share = 1): void {
  const runs = (many: number) => ({ numRuns: Math.max(1, Math.round(many * share * RUNS_FACTOR)) });
  const law = async <T>(
    arbitrary: fc.Arbitrary<T>,
    many: number,
    check: (store: LedgerStore, drawn: T) => Promise<void>,
  ): Promise<void> => {
    const once = async (drawn: T): Promise<void> => {
      const store = open();
      try {
        await check(store, drawn);
      } finally {
        await store.close();
      }
    };
    await fc.assert(fc.asyncProperty(arbitrary, once), runs(many));
  };

  describe(`commands (${name})`, () => {
    test(
      'I8: have one effect and one answer for a key, and none for another request under it',
      () =>
        law(askings, 20, async (store, all) => {
          const door = await keyedWrites(store);
          const model = modelOf();
          for (const asking of all) {
            expect(await asked(door, asking)).toEqual(model.answer(asking));
            expect(await door.sum()).toBe(model.sum());
          }
          await door.close();
        }),
      LONG_MS,
    );

    test.each(LIVES)(
      'I19: leave the same log when they are given again (%s)',
      (_, life) =>
        law(life.drawn, 8, async (store, drawn) => {
          const again = open();
          try {
            const first = await life.live(store, drawn);
            expect(await life.live(again, drawn)).toEqual(first);
            expect(await traceOf(again)).toEqual(await traceOf(store));
          } finally {
            await again.close();
          }
        }),
      LONG_MS,
    );

    test(
      'I20: give a wallet versions that only rise, tell the newest and none twice, and never show another wallet under one',
      () =>
        law(fc.tuple(histories, commands), 20, async (store, [history, done]) => {
          const heard = new Map<string, number[]>();
          const shown = new Map<string, string>();
          store.listen((notice) => {
            if (notice.kind !== 'wallet-changed') return;
            heard.set(notice.walletId, [...(heard.get(notice.walletId) ?? []), notice.version]);
          });
          await lived(store, history, done, async () => {
            for (const walletId of heard.keys()) {
              const wallet = (await readWallet({ store, phones }, walletId as never))!;
              const { version, ...seen } = wallet;
              const place = `${walletId} ${version}`;
              expect(shown.get(place) ?? canonicalText(seen)).toBe(canonicalText(seen));
              shown.set(place, canonicalText(seen));
              // The newest has arrived; changes that share a commit are told together.
              const told = heard.get(walletId)!;
              expect(told.at(-1)).toBe(version);
              expect(told).toEqual([...new Set(told)].toSorted((one, other) => one - other));
            }
          });
        }),
      LONG_MS,
    );
  });
}

type Life = Readonly<{
  drawn: fc.Arbitrary<readonly unknown[]>;
  /** What each command was answered. */
  live(store: LedgerStore, drawn: readonly unknown[]): Promise<unknown>;
}>;

const lifeOf = <T>(
  drawn: fc.Arbitrary<readonly T[]>,
  live: (store: LedgerStore, drawn: readonly T[]) => Promise<unknown>,
): Life => ({ drawn, live: live as Life['live'] });

const LIVES: readonly (readonly [name: string, life: Life])[] = [
  [
    'coins on their way',
    lifeOf(vaultCommands, async (store, drawn) => (await livedInVault(store, drawn)).steps),
  ],
  [
    'payments',
    lifeOf(tillCommands, async (store, drawn) => {
      const till = await tillWorld(store);
      const answers: string[] = [];
      for (const command of drawn) answers.push(await till.perform(command));
      return answers;
    }),
  ],
  [
    'gifts, withdrawals, claims',
    lifeOf(holderCommands, async (store, drawn) => {
      const life = await aHolderLife(store);
      const answers: string[] = [];
      for (const command of drawn) answers.push(await life.do(command));
      return answers;
    }),
  ],
];

/** Every transfer in its place, by the one hash that says so. */
async function traceOf(store: LedgerStore): Promise<Readonly<{ size: number; root: string }>> {
  while ((await sealLog(store)) > 0);
  const { treeSize, frontier } = await store.read(({ log }) => log.state());
  return { size: treeSize, root: rootHash(frontier) };
}

/** A nightly run sets it to 50 or more. */
const RUNS_FACTOR = Number(process.env.LAWS_RUNS_FACTOR ?? 1);
const LONG_MS = 60_000 * Math.max(1, RUNS_FACTOR);
