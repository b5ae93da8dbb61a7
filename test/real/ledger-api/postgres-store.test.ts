import { describeAccessPart } from '../../contracts/access-part.ts';
import { describeLedgerStore } from '../../contracts/ledger-store.ts';
import { describeRedemptionsPart } from '../../contracts/redemptions-part.ts';
import { describeSettlementsPart } from '../../contracts/settlements-part.ts';
import { describeStaffPart } from '../../contracts/staff-part.ts';
import { describeWebhooksPart } from '../../contracts/webhooks-part.ts';
import { describeOversightPart } from '../../contracts/oversight-part.ts';
import { temporaryPostgresStore } from '../../support/postgres-store.ts';

describeLedgerStore('PostgreSQL', temporaryPostgresStore);
describeAccessPart('PostgreSQL', temporaryPostgresStore);
describeStaffPart('PostgreSQL', temporaryPostgresStore);
describeRedemptionsPart('PostgreSQL', temporaryPostgresStore);
describeSettlementsPart('PostgreSQL', temporaryPostgresStore);
describeWebhooksPart('PostgreSQL', temporaryPostgresStore);
describeOversightPart('PostgreSQL', temporaryPostgresStore);
