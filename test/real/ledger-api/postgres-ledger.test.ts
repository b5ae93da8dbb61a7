import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aReadyLedger, runLedger, temporaryFolder } from '../../support/ledger-process.ts';
import { temporaryPostgresDatabase } from '../../support/postgres-database.ts';

/** A keys file made as a person makes it, by the command. */
async function aKeysFile(): Promise<string> {
  const file = join(temporaryFolder(), 'keys.json');
  await runLedger({}, 'keys', 'create', file).ended;
  return file;
}

describe('the ledger process on PostgreSQL', () => {
  test('runs beside others on one database, with one keys file', async () => {
    const [DATABASE_URL, KEYS_FILE] = [await temporaryPostgresDatabase(), await aKeysFile()];
    const aLedger = () => aReadyLedger({ DATABASE_URL, KEYS_FILE, DATA_DIR: temporaryFolder() });

    const ledgers = await Promise.all([aLedger(), aLedger()]);
    const answers = await Promise.all(
      ledgers.map(async ({ url }) => {
        const [ready, keys] = await Promise.all([fetch(`${url}/readyz`), fetch(`${url}/v1/keys`)]);
        return [ready.status, await keys.json()];
      }),
    );
    for (const { child } of ledgers) child.kill('SIGTERM');
    const ends = await Promise.all(ledgers.map((ledger) => ledger.ended));

    expect(answers[0]).toEqual([200, expect.anything()]);
    expect(answers[1]).toEqual(answers[0]);
    expect(ends).toEqual([0, 0]);
  });

  test('makes no keys file by itself', async () => {
    const DATABASE_URL = await temporaryPostgresDatabase();
    const ledger = runLedger({ DATABASE_URL, DATA_DIR: temporaryFolder(), LEDGER_PORT: '0' });

    const end = await ledger.ended;

    expect(end).toBe(2);
    expect(ledger.err()).toMatch(/keys\.json is missing\. .*npm run ledger -- keys create/);
  });

  test('says in words that no database answers, without its password', async () => {
    const DATABASE_URL = 'postgres://ledger:secret@127.0.0.1:1/books';
    const ledger = runLedger({ DATABASE_URL, DATA_DIR: temporaryFolder(), LEDGER_PORT: '0' });

    const end = await ledger.ended;

    expect(end).toBe(2);
    expect(ledger.err()).toMatch(/^No database that may write answers/i);
    expect(ledger.err() + ledger.out()).not.toContain('secret');
  });
});
