// Donated points are owed to good causes, which have no shop and no statement.
import { expect, test } from 'vitest';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { donate } from '#ledger/ledger/donate.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { serveShops } from '#ledger/use-cases/upkeep/shop-clerk.ts';
import { temporarySqliteStore } from '../../support/sqlite-store.ts';
import { SHOPS, tillWorld, WALLETS } from '../../support/till-histories.ts';

const donated = (store: LedgerStore, nowMs: number): Promise<void> =>
  store.transact(async (books) => {
    const lots = await books.holds.openLots(WALLETS[0]!);
    const given = donate({ walletId: WALLETS[0]!, closingId: 'c' }, lots, nowMs);
    await books.holds.saveLots(given.lots);
    await books.transfers.post(given.transfers);
  });

test('shops are settled after somebody has donated', async () => {
  const store = temporarySqliteStore();
  const till = await tillWorld(store);
  await till.perform({
    kind: 'redeem',
    wallet: 1,
    shop: 0,
    points: 100n,
    ceiling: 1_000n,
    capture: true,
  });
  await donated(store, till.world.nowMs);
  await sealLog(store);

  await serveShops({ store, zone: 'Asia/Seoul' });
  await till.perform({ kind: 'settle' });

  const settled = await store.read(({ settlements }) =>
    settlements.settlementsOf(SHOPS[0]!, undefined, 10),
  );
  expect(settled.map((one) => one.net)).toEqual([99n]);
  await store.close();
});
