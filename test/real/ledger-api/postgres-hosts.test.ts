import { expect, onTestFinished, test } from 'vitest';
import { runOnPostgres } from '../../support/postgres-client.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.ts';
import { postgresStoreAt } from '../../support/postgres-store-at.ts';

async function aServer(): Promise<PostgresServer> {
  const server = await startPostgres();
  onTestFinished(server.remove);
  // Two servers with the same tables stand for a primary and its standby; copying the rows is PostgreSQL's matter.
  await (await postgresStoreAt(server.url)).close();
  return server;
}

async function mayWrite(server: PostgresServer, answer: boolean): Promise<void> {
  const setting = `default_transaction_read_only = ${answer ? 'off' : 'on'}`;
  await runOnPostgres(server.url, `alter system set ${setting}`);
  await runOnPostgres(server.url, 'select pg_reload_conf()');
}

const colourAt = async ({ url }: PostgresServer): Promise<unknown> =>
  (await runOnPostgres(url, `select value from facts where name = 'colour'`))[0]?.value;

test('of several hosts the one that may write is found, and found again after a fail-over', async () => {
  const [one, other] = await Promise.all([aServer(), aServer()]);
  await mayWrite(one, false);
  const hosts = [one, other].map(({ url }) => new URL(url).host).join(',');
  const store = await postgresStoreAt(`postgres://postgres@${hosts}/postgres`);
  onTestFinished(() => store.close());
  const paint = (colour: string) =>
    store.transact((books) => books.paperwork.saveFact('colour', colour));

  await paint('green');
  const before = [await colourAt(one), await colourAt(other)];
  await other.end('SIGKILL');
  await mayWrite(one, true);
  await paint('blue');
  const seen = await store.read((books) => books.paperwork.fact('colour'));

  expect([before, await colourAt(one), seen]).toEqual([[undefined, 'green'], 'blue', 'blue']);
});
