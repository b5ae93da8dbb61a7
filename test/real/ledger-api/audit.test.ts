// The auditor on PostgreSQL, beside writers at work, and as the command that a person types.
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openPostgresReader } from '#ledger/audit/postgres-reader.ts';
import { openSqliteReader } from '#ledger/audit/sqlite-reader.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import { audited, livedThrough } from '../../support/audited.ts';
import { aReadyLedger, programOf, temporaryFolder } from '../../support/ledger-process.ts';
import { runOnPostgres } from '../../support/postgres-client.ts';
import { temporaryPostgresDatabase } from '../../support/postgres-database.ts';
import { postgresStoreAt } from '../../support/postgres-store-at.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';
import { tillCommands } from '../../support/till-histories.ts';
import { vaultCommands } from '../../support/vault-histories.ts';
import { vaultWorld } from '../../support/vault-world.ts';

const AUDIT = fileURLToPath(new URL('../../../scripts/audit.ts', import.meta.url));

/** Runs `npm run audit` with these settings and no others; answers what it said. */
async function runAudit(settings: Record<string, string>, ...args: string[]) {
  const { PATH } = process.env;
  const env = { ...(PATH && { PATH }), ...settings };
  const program = programOf(spawn(process.execPath, [AUDIT, ...args], { env, stdio: 'pipe' }));
  const code = await program.ended;
  return { code, out: program.out(), err: program.err() };
}

describe('the auditor on PostgreSQL', () => {
  test('passes what the ledger wrote, and names what it did not', async () => {
    const url = await temporaryPostgresDatabase();
    const store = await postgresStoreAt(url);
    const [coins, payments] = fc.sample(fc.tuple(vaultCommands, tillCommands), {
      numRuns: 1,
      seed: 7,
    })[0]!;
    await livedThrough(store, coins, payments);
    await store.close();

    const before = await audited(await openPostgresReader([url]));
    await runOnPostgres(
      url,
      `update lots set rest_points = rest_points + 1, is_open = 1 where rest_points < points`,
    );
    await runOnPostgres(url, `update postings set amount_minor = amount_minor * 2 where line = 0`);
    const after = await audited(await openPostgresReader([url]));

    expect(before.sentences).toEqual([]);
    expect(before.figures.get('transfers')).toBeGreaterThan(10);
    expect(after.sentences.join('\n')).toMatch(/its postings are not [^]*Lot .* is stored as /);
  });
});

describe('the auditor beside a ledger at work', () => {
  /** Pours coins and seals until `isOver`. */
  async function atWork(store: LedgerStore, isOver: () => boolean): Promise<number> {
    const world = await vaultWorld(store);
    let sessions = 0;
    while (!isOver() && sessions < SESSIONS_MAX) {
      await world.pour(['KR500A', 'US025A']);
      sessions += 1;
      if (sessions % 3 === 0) await sealLog(store);
    }
    return sessions;
  }

  test.each(['SQLite', 'PostgreSQL'])('reads one moment of the books (%s)', async (name) => {
    const place =
      name === 'SQLite' ? temporaryPath('ledger.db') : await temporaryPostgresDatabase();
    const isSqlite = name === 'SQLite';
    const store = isSqlite ? openSqliteLedgerStore(place) : await postgresStoreAt(place);
    const open = () => (isSqlite ? openSqliteReader(place) : openPostgresReader([place]));
    let isOver = false;
    const working = atWork(store, () => isOver);
    const reports = [];
    for (let i = 0; i < 5; i++) reports.push(await audited(await open()));
    isOver = true;
    const sessions = await working;
    reports.push(await audited(await open()));
    await store.close();

    expect(reports.flatMap((report) => report.sentences)).toEqual([]);
    expect(reports.at(-1)!.figures.get('batches')).toBe(sessions);
  });

  const SESSIONS_MAX = 500;
});

describe('npm run audit', () => {
  test('passes a running ledger, and fails when somebody has changed a byte', async () => {
    const DATA_DIR = temporaryFolder();
    const ledger = await aReadyLedger({ DATA_DIR, HOUSE: 'demo' });

    const healthy = await runAudit({ DATA_DIR });
    ledger.child.kill('SIGTERM');
    await ledger.ended;
    const stopped = await runAudit(
      {},
      '--database',
      `sqlite:${join(DATA_DIR, 'ledger.db')}`,
      '--keys',
      'nowhere',
    );
    const database = new Database(join(DATA_DIR, 'ledger.db'));
    database.exec(`update documents set document = replace(document, 'sample', 'simple')`);
    database.close();
    const tampered = await runAudit({ DATA_DIR });

    expect(healthy).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^PASS: .* signed documents.*\.\n$/),
    });
    expect(stopped).toMatchObject({ code: 2, err: 'The file nowhere is not there.\n' });
    expect(tampered).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /Document rate-card 1 is not canonical JSON\.\nFAIL: 1 difference\.\n$/,
      ),
    });
  });

  test('takes the public keys from a file, and says in words what is missing', async () => {
    const DATA_DIR = temporaryFolder();
    const { url } = await aReadyLedger({ DATA_DIR });
    const keys = join(DATA_DIR, 'published.json');
    writeFileSync(keys, await (await fetch(`${url}/v1/keys`)).text());

    const published = await runAudit({ DATA_DIR, KEYS_FILE: '/nowhere' }, '--keys', keys);
    const keyless = await runAudit({ DATA_DIR, KEYS_FILE: '/nowhere' });
    const bookless = await runAudit({ DATA_DIR: temporaryFolder() }, '--keys', keys);

    expect(published.code).toBe(0);
    expect(keyless).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^The keys file \/nowhere is missing/),
    });
    expect(bookless).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^The books in .* cannot be read/m),
    });
  });
});
