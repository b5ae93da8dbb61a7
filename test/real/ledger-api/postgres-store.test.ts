import { describeAccessPart } from '../../contracts/access-part.ts';
import { describeLedgerStore } from '../../contracts/ledger-store.ts';
import { temporaryPostgresStore } from '../../support/postgres-store.ts';

describeLedgerStore('PostgreSQL', temporaryPostgresStore);
describeAccessPart('PostgreSQL', temporaryPostgresStore);
