import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import { signIn } from '../../support/holder.ts';
import { aReadyLedger, runLedger, temporaryFolder } from '../../support/ledger-process.ts';
import { runOnPostgres } from '../../support/postgres-client.ts';
import { temporaryPostgresDatabase } from '../../support/postgres-database.ts';
import { postgresStoreAt } from '../../support/postgres-store-at.ts';

/** A keys file made as a person makes it, by the command. */
async function aKeysFile(): Promise<string> {
  const file = join(temporaryFolder(), 'keys.json');
  await runLedger({}, 'keys', 'create', file).ended;
  return file;
}

/** The versions of the wallet that a stream tells. */
async function* versionsIn(stream: Response): AsyncGenerator<string> {
  for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) {
    for (const [, id] of chunk.matchAll(/^id: (\d+)$/gm)) yield id!;
  }
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

  test('tells a wallet that is read at one ledger what another has changed', async () => {
    const [DATABASE_URL, KEYS_FILE] = [await temporaryPostgresDatabase(), await aKeysFile()];
    const DATA_DIR = temporaryFolder();
    const { url } = await aReadyLedger({ DATABASE_URL, KEYS_FILE, DATA_DIR });
    const { token } = await signIn(url, join(DATA_DIR, 'messages.jsonl'), '+821012345678');
    const [wallet] = await runOnPostgres(DATABASE_URL, 'select id from wallets');
    const other = await postgresStoreAt(DATABASE_URL);
    onTestFinished(() => other.close());
    const stream = await fetch(`${url}/v1/wallet/stream`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const versions = versionsIn(stream);

    const first = (await versions.next()).value;
    await other.transact((books) => books.wallets.touch(wallet!.id as WalletId));
    const second = (await versions.next()).value;

    expect(Number(second)).toBe(Number(first) + 1);
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
