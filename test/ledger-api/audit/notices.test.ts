// What holders were told of their money is compared with the log, too.
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { auditedFile, livedAsHolders } from '../../support/audited.ts';
import type { HolderCommand } from '../../support/holder-lives.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

const LIFE: readonly HolderCommand[] = [
  { kind: 'withdraw', by: 0, points: 3_000 },
  { kind: 'withdraw', by: 1, points: 2_000 },
  { kind: 'file' },
  { kind: 'answer', pick: 1, state: 'paid' },
  { kind: 'answer', pick: 1, state: 'failed' },
  { kind: 'offer', by: 0, to: 1, points: 400 },
  { kind: 'accept', by: 1, pick: 1 },
  { kind: 'offer', by: 0, to: 2, points: 300 },
  { kind: 'pass', days: 8 },
];

test.each([
  ['nothing was changed', `select 1`, /^$/],
  [
    'a notice is gone',
    `delete from holder_notices where kind = 'withdrawal-paid'`,
    /was told nothing; the log says withdrawal-paid/,
  ],
  [
    'the points of one differ',
    `update holder_notices set facts = replace(facts, '"400"', '"900"')`,
    /was told gift-accepted .*"900".*; the log says gift-accepted .*"400"/,
  ],
  [
    'a payment failed, says a notice',
    `update holder_notices set kind = 'withdrawal-failed' where kind = 'withdrawal-paid'`,
    /was told withdrawal-failed .*; the log says withdrawal-paid/,
  ],
  [
    'money came that never moved',
    `insert into holder_notices
    select id, 99, 'promotion x', 'promotion', 1, '{"points":"5000"}', null from wallets limit 1`,
    /was told promotion .*; the log says nothing/,
  ],
])('a holder who was told of money: %s', async (_, change, found) => {
  const file = temporaryPath('ledger.db');
  const store = openSqliteLedgerStore(file);
  await livedAsHolders(store, LIFE);
  await store.close();
  const database = new Database(file);
  database.exec(change);
  database.close();

  const { sentences } = await auditedFile(file);

  expect(sentences.join('\n')).toMatch(found);
});
