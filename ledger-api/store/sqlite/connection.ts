// One SQLite connection for the parts of the books: prepared once, 64-bit integers, errors in our words.
import Database from 'better-sqlite3';
import { StoreUnavailable } from '../ledger-store.ts';
import type { Row, Sql, SqlValue } from '../sql/sql.ts';
import { withOnePlan } from './one-plan.ts';

/** A connection that can be replaced by a fresh one after an error that leaves it in doubt. It answers at once. */
export interface Connection {
  one(statement: string, ...values: SqlValue[]): Row | undefined;
  /** For the parts of the books, which wait for databases that do not answer at once. */
  readonly sql: Sql;
  /** Runs `pragma …` and answers its first value. */
  pragma(text: string): SqlValue | undefined;
  script(text: string): void;
  readonly isInTransaction: boolean;
  reopen(): void;
  close(): void;
}

/** Opens `path`; `prepare` sets the connection up, now and after each `reopen`. */
export function connect(
  path: string,
  options: Readonly<{ isReadonly?: boolean }>,
  prepare: (connection: Connection) => void,
): Connection {
  const open = (): Database.Database => {
    const opened = new Database(path, {
      timeout: BUSY_WAIT_MS,
      readonly: options.isReadonly ?? false,
    });
    return opened.defaultSafeIntegers(true);
  };
  let database = open();
  let statements = new Map<string, Database.Statement<SqlValue[], Row>>();
  const prepared = (statement: string) => {
    const known = statements.get(statement);
    if (known) return known;
    const made = database.prepare<SqlValue[], Row>(withOnePlan(statement));
    statements.set(statement, made);
    return made;
  };
  const all = (statement: string, values: readonly SqlValue[]) =>
    inOurWords(() => prepared(statement).all(...values));
  const run = (statement: string, values: readonly SqlValue[]) =>
    void inOurWords(() => prepared(statement).run(...values));
  const one = (statement: string, ...values: SqlValue[]) =>
    inOurWords(() => prepared(statement).get(...values));
  const connection: Connection = {
    one,
    sql: {
      writesNamedIndexes: true,
      one: async (statement, ...values) => one(statement, ...values),
      all: async (statement, ...values) => all(statement, values),
      allOf: async (statement, keys) => keys.flatMap((key) => all(statement, key)),
      run: async (statement, ...values) => run(statement, values),
      runAll: async (statement, rows) => {
        let row = 0;
        if (INSERT_OF_VALUES.test(statement)) {
          for (const together of ROWS_TOGETHER) {
            for (; rows.length - row >= together; row += together) {
              run(forRows(statement, together), rows.slice(row, row + together).flat());
            }
          }
        }
        for (; row < rows.length; row++) run(statement, rows[row]!);
      },
    },
    pragma: (text) =>
      inOurWords(() => database.pragma(text, { simple: true }) as SqlValue | undefined),
    script: (text) => void inOurWords(() => database.exec(text)),
    get isInTransaction() {
      return database.inTransaction;
    },
    reopen: () =>
      inOurWords(() => {
        statements = new Map();
        database.close();
        database = open();
        prepare(connection);
      }),
    close: () => void database.close(),
  };
  prepare(connection);
  return connection;
}

/** The same insert for several rows, which costs less than each alone. */
function forRows(statement: string, rows: number): string {
  let known = ofRows.get(statement);
  if (!known) ofRows.set(statement, (known = new Map()));
  let made = known.get(rows);
  if (made === undefined) {
    made = statement.replace(
      INSERT_OF_VALUES,
      (_, insert: string, values: string) => `${insert}${Array(rows).fill(values).join(', ')}`,
    );
    known.set(rows, made);
  }
  return made;
}

/** By the statement and the number of rows: a name put together anew for each look would have to be read to its end. */
const ofRows = new Map<string, Map<number, string>>();
const INSERT_OF_VALUES = /^(\s*insert into [^(]+\([^)]+\)\s+values )(\([?, \d]+\))/;
/** As many as there are of these, the larger first. */
const ROWS_TOGETHER = [20, 4];

/** A full or broken disk is not a broken promise of our code: it is said as `StoreUnavailable`. */
function inOurWords<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : '';
    if (!UNAVAILABLE.some((kind) => code.startsWith(kind))) throw error;
    throw new StoreUnavailable(`the database answers ${code}`, { cause: error });
  }
}

const UNAVAILABLE = [
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_BUSY',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
];
const BUSY_WAIT_MS = 5_000;
