// The statements of the books mean the same on SQLite and on PostgreSQL, and on databases that are spread over machines.
import Database from 'better-sqlite3';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';
import { statementsIn, statementsOfTheBooks } from '../../support/statements.ts';

/** What is not portable, and why. */
const STRANGERS: readonly (readonly [pattern: RegExp, because: string])[] = [
  [/\$\{/, 'a statement is whole: values are never part of its text'],
  [/[A-Z]/, 'statements are lower-case'],
  [/\$\d|::/, 'values are ?, and types are known from the columns'],
  [
    /\b(rowid|last_insert_rowid|autoincrement|pragma|glob|ifnull|iif|group_concat|total|typeof)\b/,
    'SQLite only',
  ],
  [/\binsert or\b|\breplace into\b|\bcollate\b|==/, 'SQLite only'],
  [
    /\b(strftime|datetime|julianday|unixepoch|now|current_timestamp|random)\b/,
    'time and chance are values',
  ],
  [/\bjson|->/, 'documents are canonical text; the databases read them differently'],
  [
    /\b(ilike|string_agg|array_agg|generate_series|distinct on|lateral|any|unnest)\b/,
    'PostgreSQL only',
  ],
  [/\blike\b/, 'SQLite ignores case, PostgreSQL does not'],
  [
    /\b(savepoint|advisory|listen|notify|nextval|currval|serial|trigger|cascade|truncate)\b/,
    'not on the money path',
  ],
  [/\bfor (update|share)\b/, 'SQLite has no row locks: write the row that was read'],
  [
    /\b(max|min)\([^()]*,/,
    'SQLite only: of two values, greatest and least are worked out in the program',
  ],
  [/\//, 'a quotient of whole numbers is worked out in the program'],
  [/\b(true|false)\b/, 'a flag is 0 or 1'],
  [
    /do update set (?:.*, )?(\w+) = \1\b/,
    'PostgreSQL wants the table before a column of the old row',
  ],
  [/returning \*/, 'columns are named where rows are returned'],
];

function strangersIn(text: string): string[] {
  const strangers = STRANGERS.filter(([pattern]) => pattern.test(text)).map(
    ([, because]) => because,
  );
  return hasNamelessTable(text)
    ? [...strangers, 'PostgreSQL wants a name for each table']
    : strangers;
}

/** A query in the place of a table needs `as name` behind its bracket. */
function hasNamelessTable(text: string): boolean {
  for (const match of text.matchAll(/\b(?:from|join) \(/g)) {
    let depth = 1;
    let at = match.index + match[0].length;
    for (; depth > 0 && at < text.length; at++) {
      if (text[at] === '(') depth += 1;
      if (text[at] === ')') depth -= 1;
    }
    if (!/^ as \w+/.test(text.slice(at))) return true;
  }
  return false;
}

describe('the statements of the books', () => {
  test('are portable', () => {
    const slips = statementsOfTheBooks().flatMap(({ file, name, text }) =>
      strangersIn(text).map((because) => `${file} ${name}: ${because}.`),
    );

    expect(slips).toEqual([]);
  });

  test('are all found', () => {
    const found = statementsOfTheBooks();

    expect(found.length).toBeGreaterThan(60);
    expect(found.filter(({ text }) => !/^(select|insert|update|delete|with) /.test(text))).toEqual(
      [],
    );
  });

  test('are understood by SQLite', async () => {
    const path = temporaryPath('ledger.db');
    await openSqliteLedgerStore(path).close();
    const database = new Database(path);

    const errors = statementsOfTheBooks().flatMap(({ file, name, text }) => {
      try {
        database.prepare(text);
        return [];
      } catch (error) {
        return [`${file} ${name}: ${String(error)}`];
      }
    });

    database.close();
    expect(errors).toEqual([]);
  });

  test('stand in store/sql only', () => {
    const root = join(import.meta.dirname, '../../../ledger-api');
    const elsewhere = globSync('{use-cases,routes,auth,ledger,contract,store/memory}/**/*.ts', {
      cwd: root,
    }).filter((file) => {
      const statements = statementsIn(file, readFileSync(join(root, file), 'utf8'));
      return statements.some(({ text }) => /^(select|insert|update|delete) /.test(text));
    });

    expect(elsewhere).toEqual([]);
  });

  test.each([
    'select * from facts where name = ${name}',
    'select json_extract(document, ?) from documents',
    'select * from holds where id = ? for update',
    'insert or ignore into facts (name) values (?)',
    'select * from shops where name like ?',
    'insert into b (n) values (?) on conflict (n) do update set n = n + 1',
    'insert into b (a, n) values (?, ?) on conflict (a) do update set a = 1, n = n + 1',
    'select max(a, b) from c',
    'select sum(n) from (select n from b) group by n',
    'select n / 2 from b',
    'update b set is_open = true',
    'select n from b where at < now()',
  ])('would be refused: %s', (text) => {
    expect(strangersIn(text)).toHaveLength(1);
  });
});
