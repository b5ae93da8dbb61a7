import { describeLedgerLaws } from '../../contracts/ledger-laws.ts';
import { temporaryPostgresStore } from '../../support/postgres-store.ts';

// Each run makes a database of its own, which takes its time.
describeLedgerLaws('PostgreSQL', temporaryPostgresStore, 0.2);
