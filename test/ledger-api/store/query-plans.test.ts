// However much there is in the books, no statement reads a table that grows for ever from end to end.
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { withOnePlan } from '#ledger/store/sqlite/one-plan.ts';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';
import { statementsOfTheBooks } from '../../support/statements.ts';

/** What grows with every coin, payment and holder. */
const GROWING = [
  'transfers',
  'postings',
  'log_entries',
  'account_entries',
  'coin_records',
  'deposit_numbers',
  'deposits',
  'deposit_lines',
  'deposit_faces',
  'batches',
  'lots',
  'holds',
  'redemptions',
  'shop_movements',
  'given_answers',
  'wallets',
  'wallet_entries',
];

/** Checks of foreign keys that SQLite plans for and only makes after a violation. */
const PLANNED_IN_CASE = ['SAVE_DEPOSIT'];

test('no statement of the books reads a growing table from end to end', async () => {
  const path = temporaryPath('plans.db');
  await openSqliteLedgerStore(path).close();
  const database = new Database(path, { readonly: true });
  const scan = new RegExp(`^SCAN (${GROWING.join('|')})\\b(?!.* USING)`);

  const whole = statementsOfTheBooks()
    .filter(({ name }) => !PLANNED_IN_CASE.includes(name))
    .flatMap(({ name, text }) => {
      const values = Array.from(text.matchAll(/\?/g), () => 1);
      const steps = database.prepare(`explain query plan ${withOnePlan(text)}`).all(...values);
      return (steps as { detail: string }[])
        .filter(({ detail }) => scan.test(detail))
        .map(({ detail }) => `${name}: ${detail}`);
    });
  database.close();

  expect(whole).toEqual([]);
});
