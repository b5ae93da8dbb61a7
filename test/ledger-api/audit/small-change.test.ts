// Amounts so small that a leg of their transfer is nothing: they stand in every statement all the same.
import { expect, test } from 'vitest';
import { position } from '#ledger/ledger/account.ts';
import { acquisitionOf } from '#ledger/ledger/acquisition.ts';
import type { Transfer } from '#ledger/ledger/transfer.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { sealLog, signTreeHead } from '#ledger/use-cases/seal-log.ts';
import { followLog } from '#ledger/use-cases/settle/follow-log.ts';
import { auditedFile } from '../../support/audited.ts';
import { SIGNING_KEY } from '../../support/ledger-world.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';
import { SHOPS, tillWorld } from '../../support/till-histories.ts';

test.each([51n, 251n, 451n])(
  'a refund of one point of %d, as much as the fee that falls with it, is in the statement and passes the audit',
  async (points) => {
    const file = temporaryPath('small-change.db');
    const store = openSqliteLedgerStore(file);
    const till = await tillWorld(store);
    const sale = { wallet: 0, shop: 0, points, ceiling: 1_000n, capture: true } as const;
    await till.perform({ kind: 'redeem', ...sale });
    await till.perform({ kind: 'refund', nth: 0, points: 1n });
    await sealLog(store);
    await signTreeHead(store, SIGNING_KEY, till.world.nowMs);
    while ((await followLog(store)) > 0);

    const [refund] = await store.read(async ({ settlements }) => {
      const lines = await settlements.movements(SHOPS[0]!, { after: 0, through: 99 }, 9);
      return lines.filter(({ kind }) => kind === 'refund');
    });
    await store.close();

    expect(refund).toMatchObject({ grossPoints: -1n, feePoints: -1n, netPoints: 0n });
    expect((await auditedFile(file)).sentences).toEqual([]);
  },
);

test('a coin worth less than half a point is ours, and cost nothing', () => {
  const coins = { account: position('PHP'), commodity: 'PHP', amountMinor: -1n } as const;
  const made: Transfer = {
    id: 'maturity/1/PHP/0',
    template: '6',
    atMs: 0,
    postings: [coins],
    details: {},
  };

  expect(acquisitionOf(made)).toEqual({
    transferId: made.id,
    currency: 'PHP',
    amountMinor: 1n,
    grossPoints: 0n,
  });
});
