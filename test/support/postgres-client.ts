// One statement on a connection of its own, for tests that look past the store.
import { Client } from 'pg';

/** Runs it and answers its rows. */
export async function runOnPostgres(
  url: string,
  statement: string,
): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows ?? [];
  } finally {
    await client.end();
  }
}
