import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeAccessPart } from '../../contracts/access-part.ts';
import { describeBagsPart } from '../../contracts/bags-part.ts';
import { describeExchangesPart } from '../../contracts/exchanges-part.ts';
import { describeLedgerStore } from '../../contracts/ledger-store.ts';
import { describeLogPart } from '../../contracts/log-part.ts';
import { describeRedemptionsPart } from '../../contracts/redemptions-part.ts';
import { describeSettlementsPart } from '../../contracts/settlements-part.ts';
import { describeStaffPart } from '../../contracts/staff-part.ts';
import { describeWebhooksPart } from '../../contracts/webhooks-part.ts';
import { describeOversightPart } from '../../contracts/oversight-part.ts';
import { temporaryPostgresStore } from '../../support/postgres-store.ts';

describeLedgerStore('PostgreSQL', temporaryPostgresStore);
describeAccessPart('PostgreSQL', temporaryPostgresStore);
describeLogPart('PostgreSQL', temporaryPostgresStore);
describeStaffPart('PostgreSQL', temporaryPostgresStore);
describeRedemptionsPart('PostgreSQL', temporaryPostgresStore);
describeSettlementsPart('PostgreSQL', temporaryPostgresStore);
describeWebhooksPart('PostgreSQL', temporaryPostgresStore);
describeOversightPart('PostgreSQL', temporaryPostgresStore);
// Where the coins go, and the operators' books.
describeBagsPart('PostgreSQL', temporaryPostgresStore);
describeExchangesPart('PostgreSQL', temporaryPostgresStore);

test('every part of the books is held to its contract on PostgreSQL too', () => {
  const contracts = join(import.meta.dirname, '../../contracts');
  const suites = [
    join(contracts, 'ledger-store.ts'),
    ...globSync('postgres-*.test.ts', { cwd: import.meta.dirname }).map((file) =>
      join(import.meta.dirname, file),
    ),
  ];
  const run = suites.map((file) => readFileSync(file, 'utf8'));

  const forgotten = globSync('*-part.ts', { cwd: contracts }).filter(
    (file) => !run.some((source) => source.includes(`/${file}'`)),
  );

  expect(forgotten).toEqual([]);
});
