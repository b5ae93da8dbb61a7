// The till on PostgreSQL: the same laws, and the same race for the last points.
import { describeLastPoints } from '../../contracts/last-points.ts';
import { describeTillLaws } from '../../contracts/till-laws.ts';
import { temporaryPostgresStore } from '../../support/postgres-store.ts';

describeTillLaws('PostgreSQL', temporaryPostgresStore, 0.1);
describeLastPoints('PostgreSQL', temporaryPostgresStore);
