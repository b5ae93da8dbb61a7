// One PostgreSQL for all tests of the project `real`; each test makes a database of its own in it.
import type { TestProject } from 'vitest/node';
import { runOnPostgres } from './postgres-client.ts';
import { startPostgres } from './postgres-server.ts';
import { postgresStoreAt } from './postgres-store-at.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** Starts it before the first test and removes it after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  // Every test's database is a copy of one that has its tables already.
  await runOnPostgres(server.url, 'create database books');
  const store = await postgresStoreAt(server.url.replace(/\/postgres$/, '/books'));
  await store.close();
  project.provide('postgresUrl', server.url);
  return server.remove;
}
