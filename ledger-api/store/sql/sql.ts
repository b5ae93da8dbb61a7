// What the parts of the books need of a database. The statements are the same on SQLite and PostgreSQL: whole, lower-case, `?` for values,
// and only what both understand (`test/ledger-api/store/portable-sql.test.ts` holds the list).

export type SqlValue = string | number | bigint | Uint8Array | null;
export type Row = Readonly<Record<string, SqlValue>>;

export interface Sql {
  /** True where a statement writes each index whose columns it names, whatever their values: where reading first is cheaper. */
  readonly writesNamedIndexes?: boolean;
  one(statement: string, ...values: SqlValue[]): Promise<Row | undefined>;
  all(statement: string, ...values: SqlValue[]): Promise<readonly Row[]>;
  /**
   * The rows of `select … from … where column = ? and … [order by …]` for each of the keys, in the order of the keys:
   * one round trip however many they are.
   */
  allOf(statement: string, keys: readonly (readonly SqlValue[])[]): Promise<readonly Row[]>;
  /**
   * Writes. It may resolve before the database has answered: what the database refuses, the next read or the
   * commit says, and the whole transaction leaves nothing.
   */
  run(statement: string, ...values: SqlValue[]): Promise<void>;
  /** Writes once for each row of values; an `insert … values (?, …)` takes one round trip however many they are. */
  runAll(statement: string, rows: readonly (readonly SqlValue[])[]): Promise<void>;
}
