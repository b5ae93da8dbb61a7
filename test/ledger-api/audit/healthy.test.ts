// The auditor finds nothing in books that only the ledger itself has written.
import { describe, expect, test } from 'vitest';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { sealLog, signTreeHead } from '#ledger/use-cases/seal-log.ts';
import { audit } from '#ledger/audit/audit.ts';
import { openSqliteReader } from '#ledger/audit/sqlite-reader.ts';
import { SIGNING_KEY } from '../../support/ledger-world.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';
import { vaultWorld } from '../../support/vault-world.ts';

describe('the auditor', () => {
  test('passes a small life of coins', async () => {
    const file = temporaryPath('ledger.db');
    const store = openSqliteLedgerStore(file);
    const world = await vaultWorld(store);
    await world.pour(['KR500A', 'US025A', 'KR100A']);
    await world.pour(['JP100A', 'US001A'], null);
    await world.mature();
    await world.removed('S-1');
    await world.openBag();
    await sealLog(store);
    await signTreeHead(store, SIGNING_KEY, world.world.nowMs);

    const ledgerKeys = new Map([[SIGNING_KEY.kid, SIGNING_KEY.publicKey]]);
    const books = openSqliteReader(file);
    const report = await audit(books, { ledgerKeys });
    await books.close();
    await store.close();

    expect(report.sentences).toEqual([]);
  });
});
