import { describe, expect, test } from 'vitest';
import { runOnPostgres } from '../../support/postgres-client.ts';
import { temporaryPostgresDatabase } from '../../support/postgres-database.ts';
import { postgresStoreAt } from '../../support/postgres-store-at.ts';

describe('a PostgreSQL database', () => {
  test('is the one that comes with npm, and each test has its own', async () => {
    const [one, other] = await Promise.all([
      temporaryPostgresDatabase(),
      temporaryPostgresDatabase(),
    ]);

    const version = await runOnPostgres(one, `select current_setting('server_version') as version`);

    expect(one).not.toBe(other);
    expect(version).toEqual([{ version: expect.stringMatching(/^18\./) }]);
  });

  test('comes through three starts at once with one shape', async () => {
    const url = await temporaryPostgresDatabase({ hasTables: false });

    const stores = await Promise.all([1, 2, 3].map(() => postgresStoreAt(url)));
    await stores[0]!.transact((books) => books.paperwork.saveFact('colour', 'green'));
    const seen = await stores[2]!.read((books) => books.paperwork.fact('colour'));
    await Promise.all(stores.map((store) => store.close()));

    expect(seen).toBe('green');
  });

  test('newer than the program is refused in words and left alone', async () => {
    const url = await temporaryPostgresDatabase();
    await runOnPostgres(url, 'insert into shape (number) values (999)');

    await expect(postgresStoreAt(url)).rejects.toThrow(
      /has shape 999, this program knows shapes up to \d+\. Nothing was changed/,
    );
  });

  test('still knows after a restart what was acknowledged', async () => {
    const url = await temporaryPostgresDatabase();
    const first = await postgresStoreAt(url);
    await first.transact((books) => books.paperwork.saveFact('colour', 'green'));
    await first.close();

    const second = await postgresStoreAt(url);

    expect(await second.read((books) => books.paperwork.fact('colour'))).toBe('green');
    await second.close();
  });
});
