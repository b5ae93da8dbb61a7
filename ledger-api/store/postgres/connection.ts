// One PostgreSQL connection for a lane: statements are prepared once and sent without waiting, reads wait for their answer.
import { createHash } from 'node:crypto';
import type { Client, QueryResult } from 'pg';
import type { Clock } from '#drivers/clock.ts';
import { WriteRefused } from '../group-commit.ts';
import type { Row, Sql, SqlValue } from '../sql/sql.ts';
import { inOurWords } from './failures.ts';
import type { FindWritable } from './find-writable.ts';
import { escaped } from './text.ts';
import { type ColumnTypes, columnsOf, selectForMany, writeForMany } from './set-based.ts';

export type LaneConnection = Readonly<{
  sql: Sql;
  /** Opens the connection where it is missing, and begins. */
  begin(statement: string): Promise<void>;
  /** Sends `commit` behind everything else; throws `WriteRefused` when a write had failed. */
  commit(): Promise<void>;
  /** Ends the transaction, or else the connection; never throws. */
  rollback(): Promise<void>;
  /** The first failure since `begin`. */
  failure(): unknown;
  /** Resolves when the server has let go; one that does not answer is not waited for long. */
  close(): Promise<void>;
}>;

type Values = readonly (SqlValue | readonly SqlValue[])[];

/** A connection that opens itself, and opens again when it was lost. */
export function laneConnection(
  find: FindWritable,
  types: ColumnTypes,
  clock: Clock,
): LaneConnection {
  let client: Client | undefined;
  let generation = -1;
  let failed: { error: unknown } | undefined;
  /** `ending`: commit was sent and not answered; the next transaction may begin behind it. */
  let state: 'idle' | 'open' | 'ending' = 'idle';

  let isCorked = false;
  /** What is sent before anybody waits leaves in one packet. */
  const corkForThisTurn = (): void => {
    if (isCorked) return;
    const { stream } = client!.connection;
    stream.cork();
    isCorked = true;
    process.nextTick(() => {
      isCorked = false;
      stream.uncork();
    });
  };
  const send = (text: string, name: string | undefined, values: Values) => {
    corkForThisTurn();
    const answer = client!.query({ text, ...(name && { name }), values: values.map(escaped) });
    answer.catch((error: unknown) => {
      failed ??= { error };
    });
    return answer;
  };
  /** The first failure is the cause: those behind it only say that the transaction is over. */
  const answered = async (answer: Promise<QueryResult>): Promise<readonly Row[]> => {
    try {
      return (await answer).rows as Row[];
    } catch (error) {
      throw inOurWords(failed?.error ?? error);
    }
  };
  const ask = (text: string, values: Values) => answered(send(text, nameOf(text), values));
  const write = (text: string, values: Values) => void send(text, nameOf(text), values);

  /** Nothing is open behind an answered commit, unless the next transaction has begun meanwhile. */
  const settle = (): void => {
    if (state === 'ending') state = 'idle';
  };

  const sql: Sql = {
    one: async (statement, ...values) => (await ask(numbered(statement), values))[0],
    all: (statement, ...values) => ask(numbered(statement), values),
    allOf: async (statement, keys) => {
      if (keys.length === 0) return [];
      if (keys.length === 1) return ask(numbered(statement), keys[0]!);
      return ask(manyKeys(statement), columnsOf(keys));
    },
    run: async (statement, ...values) => write(numbered(statement), values),
    runAll: async (statement, rows) => {
      const many = rows.length > 1 ? manyRows(statement) : undefined;
      if (many) return write(many, columnsOf(rows));
      for (const values of rows) write(numbered(statement), values);
    },
  };
  const manyKeys = remember((statement) => selectForMany(statement, types));
  const manyRows = remember((statement) => writeForMany(statement, types));

  return {
    sql,
    begin: async (statement) => {
      if (generation !== find.generation()) drop();
      failed = undefined;
      client ??= await find.connect();
      generation = find.generation();
      state = 'open';
      void send(statement, undefined, []);
    },
    commit: async () => {
      state = 'ending';
      const { command } = await send('commit', undefined, []);
      settle();
      if (failed) throw new WriteRefused('a write failed', { cause: failed.error });
      if (command !== 'COMMIT') throw new Error(`the database answers ${command} to commit`);
    },
    rollback: async () => {
      const before = state;
      state = 'idle';
      if (!client || before === 'idle') return;
      if (before === 'ending') return drop();
      try {
        await client.query('rollback');
      } catch {
        drop();
      }
    },
    failure: () => failed?.error,
    close: async () => {
      const last = client;
      client = undefined;
      await Promise.race([last?.end().catch(() => {}), clock.sleep(CLOSE_WAIT_MS)]);
    },
  };

  /** Not waited for: a connection that is half open would never say that it has ended. */
  function drop(): void {
    client?.end().catch(() => {});
    client = undefined;
    state = 'idle';
  }
}

/** `?` becomes `$1`, `$2` … */
const numbered = remember((statement) => {
  let n = 0;
  return statement.replace(/\?/g, () => `$${(n += 1)}`);
});

/** The name under which a connection keeps a prepared statement. */
const nameOf = remember((text) => createHash('sha256').update(text).digest('hex').slice(0, 16));

/** The statements of this program are few and known: what was worked out once is kept. */
function remember<T>(work: (statement: string) => T): (statement: string) => T {
  const known = new Map<string, T>();
  return (statement) => {
    const before = known.get(statement);
    if (before !== undefined || known.has(statement)) return before as T;
    const made = work(statement);
    known.set(statement, made);
    return made;
  };
}

const CLOSE_WAIT_MS = 1_000;
