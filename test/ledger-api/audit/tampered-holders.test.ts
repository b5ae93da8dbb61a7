// Whose a gift and a withdrawal are: the log says it, and the auditor holds what is stored against it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { auditedFile, livedAsHolders } from '../../support/audited.ts';
import type { HolderCommand } from '../../support/holder-lives.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

const LIFE: readonly HolderCommand[] = [
  { kind: 'offer', by: 0, to: 1, points: 500 },
  { kind: 'accept', by: 1, pick: 0 },
  { kind: 'withdraw', by: 0, points: 3_000 },
  { kind: 'file' },
];

let healthy: Uint8Array;
beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'tikkeul-'));
  const file = join(directory, 'ledger.db');
  const store = openSqliteLedgerStore(file);
  await livedAsHolders(store, LIFE);
  await store.close();
  healthy = readFileSync(file);
  rmSync(directory, { recursive: true });
});

async function sentencesAfter(sql: string): Promise<readonly string[]> {
  const file = temporaryPath('tampered.db');
  writeFileSync(file, healthy);
  const database = new Database(file);
  const { changes } = database.prepare(sql).run();
  database.close();
  expect(changes).toBe(1);
  return (await auditedFile(file)).sentences;
}

test.each([
  ['gifts', 'giver_id', /^Gift .* is stored as one of .* to .*; the log says/],
  ['gifts', 'receiver_id', /^Gift .* is stored as one of .* to .*; the log says/],
  [
    'withdrawals',
    'wallet_id',
    /^Withdrawal .* is stored for wallet .*; the log took the points from/,
  ],
])('a row of %s with another %s is named', async (table, column, sentence) => {
  const another = `(select id from wallets where id <> ${column} order by id desc limit 1)`;

  const sentences = await sentencesAfter(`update ${table} set ${column} = ${another}`);

  expect(sentences).toContainEqual(expect.stringMatching(sentence));
});
