// A PostgreSQL database with empty books for one test, on the server that the test run has started.
import { inject } from 'vitest';
import { runOnPostgres } from './postgres-client.ts';

/** Makes a database and answers its URL; the server is thrown away after the run, and the database with it. */
export async function temporaryPostgresDatabase({ hasTables = true } = {}): Promise<string> {
  const server = inject('postgresUrl');
  made += 1;
  const name = `test_${process.pid}_${made}`;
  const source = hasTables ? 'books' : 'template1';
  await runOnPostgres(server, `create database ${name} template ${source} strategy file_copy`);
  return server.replace(/\/postgres$/, `/${name}`);
}

let made = 0;
