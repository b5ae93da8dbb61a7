// A PostgreSQL database with empty books for one test, on the server that the test run has started.
import { inject } from 'vitest';
import { runOnPostgres } from './postgres-client.ts';

/** Makes a database and answers its URL; the server is thrown away after the run, and the database with it. */
export async function temporaryPostgresDatabase({ hasTables = true } = {}): Promise<string> {
  const server = inject('postgresUrl');
  made += 1;
  const name = `test_${process.pid}_${made}`;
  await runOnPostgres(server, `create database ${name}${hasTables ? ' template books' : ''}`);
  return server.replace(/\/postgres$/, `/${name}`);
}

/** An empty one that another test has given back, or a new one: making one takes long. */
export async function borrowedPostgresDatabase(): Promise<string> {
  const url = returned.pop();
  if (url === undefined) return temporaryPostgresDatabase();
  const tables = await runOnPostgres(url, TABLES);
  const emptied = tables.map((row) => `delete from ${String(row.name)}`);
  // Without the checks of foreign keys, so that the order does not matter. Truncating would make every file anew.
  await runOnPostgres(url, ['set session_replication_role = replica', ...emptied].join(';'));
  return url;
}

/** Lets another test have it. Nobody may be connected to it any more. */
export function returnPostgresDatabase(url: string): void {
  returned.push(url);
}

let made = 0;
const returned: string[] = [];

const TABLES = `
  select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'shape'`;
