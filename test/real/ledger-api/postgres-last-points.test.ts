// Many at once want the last points of a wallet, on one PostgreSQL: exactly as many win as there are points for.
import { expect, test } from 'vitest';
import { availablePoints, heldPoints } from '#ledger/ledger/account.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { aHolderLife } from '../../support/holder-lives.ts';
import { inRace, raceWorld } from '../../support/last-points.ts';
import { temporaryPostgresDatabase } from '../../support/postgres-database.ts';
import { temporaryPostgresStore } from '../../support/postgres-store.ts';
import { postgresStoreAt } from '../../support/postgres-store-at.ts';

test('of forty gifts and withdrawals at once, only those win that the points reach for', async () => {
  const store = temporaryPostgresStore();
  try {
    const life = await aHolderLife(store);
    // The holder has 8,000 P; each wants 2,000 P of them.
    const wishes = Array.from({ length: 40 }, (_, i) =>
      life.do(
        i % 2 === 0
          ? { kind: 'withdraw', by: 0, points: 2_000 }
          : { kind: 'offer', by: 0, to: 1, points: 2_000 },
      ),
    );

    const answers = await Promise.all(wishes);

    const left = await store.read(async (books) => ({
      available: await books.transfers.balance(availablePoints(life.walletIds[0]!)),
      held: await books.transfers.balance(heldPoints(life.walletIds[0]!)),
    }));
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(4);
    expect(new Set(answers)).toEqual(new Set(['done', 'insufficient-points']));
    expect(left).toEqual({ available: 0n, held: -8_000n });
  } finally {
    await store.close();
  }
}, 60_000);

/** More with SEEDS=100. */
const SEEDS = Array.from({ length: Number(process.env.SEEDS ?? 2) }, (_, i) => i + 1);

test.each(SEEDS)(
  'of two hundred payments at two ledgers exactly those win that the points reach for, and no till has to ask twice (seed %i)',
  async (seed) => {
    const url = await temporaryPostgresDatabase();
    const stores = [await postgresStoreAt(url), await postgresStoreAt(url)] as const;
    let turn = 0;
    const inTurn: LedgerStore = {
      ...stores[0],
      transact: (work) => stores[(turn += 1) % 2]!.transact(work),
    };
    const world = await raceWorld(inTurn, { seed, balance: 1_050n });

    const answers = await inRace(200, (n) => world.payAtOnce(n, 10n + BigInt(seed % 3)));

    const places = Number(1_050n / (10n + BigInt(seed % 3)));
    expect(answers.filter((answer) => answer === 'captured')).toHaveLength(places);
    expect(answers.filter((answer) => answer === 'insufficient-points')).toHaveLength(200 - places);
    await Promise.all(stores.map((store) => store.close()));
  },
  60_000,
);
