// Donated points are owed to good causes, and reach the charity by a settlement of its own.
import { expect, test } from 'vitest';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { partnerPayable } from '#ledger/ledger/account.ts';
import { donate } from '#ledger/ledger/donate.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { passOnDonations } from '#ledger/use-cases/settle/pass-on-donations.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { serveShops } from '#ledger/use-cases/upkeep/shop-clerk.ts';
import { auditedFile } from '../../support/audited.ts';
import { temporaryPath, temporarySqliteStore } from '../../support/sqlite-store.ts';
import { SHOPS, tillWorld, WALLETS } from '../../support/till-histories.ts';

const donated = (store: LedgerStore, nowMs: number): Promise<void> =>
  store.transact(async (books) => {
    const lots = await books.holds.openLots(WALLETS[0]!);
    const given = donate({ walletId: WALLETS[0]!, closingId: 'c' }, lots, nowMs);
    await books.holds.saveLots(given.lots);
    await books.transfers.post(given.transfers);
    const told = { walletId: WALLETS[0]!, atMs: nowMs, kind: 'closed' } as const;
    await books.wallets.addEntry({ ...told, points: -given.points });
    await books.wallets.addEntry({ ...told, points: 0n });
    await books.wallets.renumber(WALLETS[0]!, new Uint8Array(32), new Uint8Array());
  });

const owedTo = (store: LedgerStore, shop: string): Promise<bigint> =>
  store.read(async ({ transfers }) => -(await transfers.balance(partnerPayable(shop))));

test('what was donated is settled with the charity, once, and the audit passes', async () => {
  const file = temporaryPath('ledger.db');
  const store = openSqliteLedgerStore(file);
  const till = await tillWorld(store);
  const charity = SHOPS[1]!;
  await donated(store, till.world.nowMs);
  const before = await owedTo(store, 'donations');
  const deps = { store, charityId: charity, zone: 'Asia/Seoul' };

  await passOnDonations(deps, till.world.nowMs);
  await passOnDonations(deps, till.world.nowMs);
  await sealLog(store);
  await serveShops(deps);
  await till.perform({ kind: 'settle' });

  const [settled] = await store.read(({ settlements }) =>
    settlements.settlementsOf(charity, undefined, 10),
  );
  expect(before).toBeGreaterThan(0n);
  expect(settled).toMatchObject({ gross: 0n, fee: 0n, carried: before, net: before });
  expect(await owedTo(store, 'donations')).toBe(0n);
  await store.close();
  expect((await auditedFile(file)).sentences).toEqual([]);
});

test('a donation that nobody is named for asks for a charity, once a month', async () => {
  const store = temporarySqliteStore();
  const till = await tillWorld(store);
  const nobody = { store, charityId: undefined, zone: 'Asia/Seoul' };
  const { nowMs } = till.world;
  await passOnDonations(nobody, nowMs);
  await donated(store, nowMs);

  await passOnDonations(nobody, nowMs);
  await passOnDonations(nobody, nowMs + 86_400_000 / 24);
  await passOnDonations(nobody, nowMs + 40 * 86_400_000);

  const tasks = await store.read(({ paperwork }) => paperwork.tasks(10));
  expect(tasks.map(({ kind }) => kind)).toEqual(['donations-wait', 'donations-wait']);
  await store.close();
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
