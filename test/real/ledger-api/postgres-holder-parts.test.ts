// The parts of the books behind what holders do besides looking and paying, on PostgreSQL.
import { describeClaimsPart } from '../../contracts/claims-part.ts';
import { describeGiftsPart } from '../../contracts/gifts-part.ts';
import { describeHolderPart } from '../../contracts/holder-part.ts';
import { describeNumbersPart } from '../../contracts/numbers-part.ts';
import { describePromotionsPart } from '../../contracts/promotions-part.ts';
import { describeWithdrawalsPart } from '../../contracts/withdrawals-part.ts';
import { temporaryPostgresStore } from '../../support/postgres-store.ts';

describeClaimsPart('PostgreSQL', temporaryPostgresStore);
describeGiftsPart('PostgreSQL', temporaryPostgresStore);
describeHolderPart('PostgreSQL', temporaryPostgresStore);
describeNumbersPart('PostgreSQL', temporaryPostgresStore);
describePromotionsPart('PostgreSQL', temporaryPostgresStore);
describeWithdrawalsPart('PostgreSQL', temporaryPostgresStore);
