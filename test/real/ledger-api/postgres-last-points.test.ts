// Many at once want the last points of a wallet, on one PostgreSQL: exactly as many win as there are points for.
import { expect, test } from 'vitest';
import { availablePoints, heldPoints } from '#ledger/ledger/account.ts';
import { aHolderLife } from '../../support/holder-lives.ts';
import { temporaryPostgresStore } from '../../support/postgres-store.ts';

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
