import { openPostgresReader } from '#ledger/audit/postgres-reader.ts';
import { describeAuditLaws } from '../../contracts/audit-laws.ts';
import {
  borrowedPostgresDatabase,
  returnPostgresDatabase,
} from '../../support/postgres-database.ts';
import { postgresStoreAt } from '../../support/postgres-store-at.ts';

// Each run takes an empty database, which takes its time.
describeAuditLaws(
  'PostgreSQL',
  async () => {
    const url = await borrowedPostgresDatabase();
    const store = await postgresStoreAt(url);
    const close = async (): Promise<void> => {
      await store.close();
      returnPostgresDatabase(url);
    };
    return { store: { ...store, close }, open: () => openPostgresReader([url]) };
  },
  0.2,
);
