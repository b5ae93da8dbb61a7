// Sign-ins that began before it was kept when they proved the number proved it when they began.
import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { aWallet } from '../../support/books.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

const MIGRATION = new URL(
  '../../../ledger-api/store/migrations/sqlite/088-proven-sign-ins.sql',
  import.meta.url,
);

test('a sign-in of before proved the number when it began', async () => {
  const walletId = '018f0000-0000-7000-8000-0000000000a1' as WalletId;
  const signIn = { tokenHash: 't', walletId, signedInAtMs: 100, lastSeenAtMs: 300 };
  const file = temporaryPath('ledger.db');
  const store = openSqliteLedgerStore(file);
  await store.transact(async (books) => {
    await books.wallets.open(aWallet({ id: walletId }));
    await books.access.addSignIn({ ...signIn, provenAtMs: 200 });
  });
  await store.close();
  const database = new Database(file);
  database.exec('alter table sign_ins drop column proven_at_ms');

  database.exec(readFileSync(MIGRATION, 'utf8'));

  database.close();
  const reopened = openSqliteLedgerStore(file);
  expect(await reopened.read(({ access }) => access.signIn('t'))).toEqual({
    ...signIn,
    provenAtMs: 100,
  });
  await reopened.close();
});
