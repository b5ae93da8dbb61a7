import { describeCommandLaws } from '../../contracts/command-laws.ts';
import { temporaryPostgresStore } from '../../support/postgres-store.ts';

// Each run makes a database of its own, which takes its time.
describeCommandLaws('PostgreSQL', temporaryPostgresStore, 0.2);
