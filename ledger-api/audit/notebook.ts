// The auditor's notebook: a scratch database of its own, on disk and gone with the process, so that no table has to fit
// into the memory. What is derived from the log and what is stored are written side by side and compared in it.
import Database from 'better-sqlite3';
import type { Reader, Value } from './reader.ts';

export interface Notebook {
  /** Makes tables; each chapter makes its own. */
  rule(script: string): void;
  run(statement: string, ...values: Value[]): void;
  one(statement: string, ...values: Value[]): Entry | undefined;
  all(statement: string, ...values: Value[]): readonly Entry[];
  /** Copies the rows of a statement on the books into a table with as many columns. */
  copy(books: Reader, statement: string, table: string): Promise<void>;
  close(): void;
}

/** A row of the notebook; whole numbers are bigint. */
export type Entry = Readonly<Record<string, Value>>;

/** An empty notebook. */
export function openNotebook(): Notebook {
  // Without a name it is a temporary file that nobody else can open.
  const database = new Database('');
  database.defaultSafeIntegers(true);
  for (const setting of SETTINGS) database.pragma(setting);
  database.exec('begin');
  const statements = new Map<string, Database.Statement<Value[], Entry>>();
  const prepared = (statement: string) => {
    const known = statements.get(statement);
    if (known) return known;
    const made = database.prepare<Value[], Entry>(statement);
    statements.set(statement, made);
    return made;
  };
  return {
    rule: (script) => void database.exec(script),
    run: (statement, ...values) => void prepared(statement).run(...values),
    one: (statement, ...values) => prepared(statement).get(...values),
    all: (statement, ...values) => prepared(statement).all(...values),
    copy: async (books, statement, table) => {
      for await (const row of books.rows(statement)) {
        const values = Object.values(row);
        const places = values.map(() => '?').join(', ');
        prepared(`insert into ${table} values (${places})`).run(...values);
      }
    },
    close: () => void database.close(),
  };
}

// Nothing here outlives the run: no journal, no waiting for the disk; 64 MiB are kept in memory.
const SETTINGS = ['journal_mode = off', 'synchronous = off', 'cache_size = -65536'];
