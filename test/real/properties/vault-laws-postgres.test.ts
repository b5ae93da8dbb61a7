import { describeVaultLaws } from '../../contracts/vault-laws.ts';
import { temporaryPostgresStore } from '../../support/postgres-store.ts';

// Each run makes a database of its own, which takes its time.
describeVaultLaws('PostgreSQL', temporaryPostgresStore, 0.15);
