import { describeAccessPart } from '../../contracts/access-part.ts';
import { describeLedgerStore } from '../../contracts/ledger-store.ts';
import { describeOversightPart } from '../../contracts/oversight-part.ts';
import { describeStaffPart } from '../../contracts/staff-part.ts';
import { temporaryPostgresStore } from '../../support/postgres-store.ts';

describeLedgerStore('PostgreSQL', temporaryPostgresStore);
describeAccessPart('PostgreSQL', temporaryPostgresStore);
describeStaffPart('PostgreSQL', temporaryPostgresStore);
describeOversightPart('PostgreSQL', temporaryPostgresStore);
