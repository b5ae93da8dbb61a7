import { expect, test } from 'vitest';
import { runOnPostgres, temporaryPostgresDatabase } from '../../support/postgres-database.ts';

test('a real PostgreSQL 18 comes with npm and gives each test a database of its own', async () => {
  const [one, other] = await Promise.all([
    temporaryPostgresDatabase(),
    temporaryPostgresDatabase(),
  ]);

  const version = await runOnPostgres(one, 'select current_setting($$server_version$$) as version');

  expect(one).not.toBe(other);
  expect(version).toEqual([{ version: expect.stringMatching(/^18\./) }]);
});
