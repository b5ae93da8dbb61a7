import { Client } from 'pg';
import { expect, test } from 'vitest';
import { temporaryPostgresDatabase } from '../../support/postgres-database.ts';
import { statementsOfTheBooks } from '../../support/statements.ts';

test('every statement of the books is understood by PostgreSQL', async () => {
  const client = new Client({ connectionString: await temporaryPostgresDatabase() });
  await client.connect();
  const errors: string[] = [];

  for (const [i, { file, name, text }] of statementsOfTheBooks().entries()) {
    let n = 0;
    const numbered = text.replaceAll('?', () => `$${(n += 1)}`);
    await client.query(`prepare statement_${i} as ${numbered}`).catch((error: unknown) => {
      errors.push(`${file} ${name}: ${String(error)}`);
    });
  }
  await client.end();

  expect(errors).toEqual([]);
});
