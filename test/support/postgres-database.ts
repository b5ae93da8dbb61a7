// An empty PostgreSQL database for one test, on the server that the test run has started.
import { Client } from 'pg';
import { inject } from 'vitest';

/** Makes a database and answers its URL; the server is thrown away after the run, and the database with it. */
export async function temporaryPostgresDatabase(): Promise<string> {
  const server = inject('postgresUrl');
  made += 1;
  const name = `test_${process.pid}_${made}`;
  await runOnPostgres(server, `create database ${name}`);
  return server.replace(/\/postgres$/, `/${name}`);
}

/** Runs one statement on a connection of its own. */
export async function runOnPostgres(url: string, statement: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

let made = 0;
