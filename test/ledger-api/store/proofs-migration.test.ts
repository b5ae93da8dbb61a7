// What a migration finds of transfers that were posted before it is what is written with new ones.
import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { claimPickup } from '#ledger/use-cases/claim-pickup.ts';
import { sha256Hex } from '#ledger/contract/signature.ts';
import { HOLD, uuid } from '../../support/ledger-world.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';
import { vaultWorld } from '../../support/vault-world.ts';

const MIGRATION = new URL(
  '../../../ledger-api/store/migrations/sqlite/051-proofs.sql',
  import.meta.url,
);

test('transfers of a deposit are found, whenever they were posted', async () => {
  const file = temporaryPath('ledger.db');
  const store = openSqliteLedgerStore(file);
  const world = await vaultWorld(store);
  await world.pour(['KR500A', 'US025A']);
  const unclaimed = await world.pour(['KR100A', 'JP100A'], null);
  const codeHash = sha256Hex('0123456789AB');
  await world.told([
    { kind: 'pickup-code', body: { pickupId: uuid(9), codeHash, sessionId: unclaimed } },
  ]);
  const walletId = await world.walletId();
  await store.transact((books) =>
    claimPickup(books, { holdPeriods: HOLD }, walletId, '0123456789AB', world.world.nowMs),
  );
  await world.mature();
  await store.close();
  const database = new Database(file);
  const found = () =>
    database.prepare('select * from deposit_transfers order by deposit_id, transfer_id').all();
  const written = found();

  database.exec('drop table deposit_transfers; drop table log_nodes');
  database.exec(readFileSync(MIGRATION, 'utf8'));

  expect(found()).toEqual(written);
  expect(written).toHaveLength(10);
  database.close();
});
