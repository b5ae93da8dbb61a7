import { openSqliteReader } from '#ledger/audit/sqlite-reader.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { describeAuditLaws } from '../contracts/audit-laws.ts';
import { temporaryPath } from '../support/sqlite-store.ts';

describeAuditLaws('SQLite', async () => {
  const file = temporaryPath('ledger.db');
  return { store: openSqliteLedgerStore(file), open: () => openSqliteReader(file) };
});
