// One PostgreSQL connection for a lane: statements are prepared once and sent without waiting, reads wait for their answer.
import type { Client } from 'pg';
import type { Clock } from '#drivers/clock.ts';
import { WriteRefused } from '../group-commit.ts';
import type { Row, Sql } from '../sql/sql.ts';
import { failureKind, inOurWords } from './failures.ts';
import type { FindWritable } from './find-writable.ts';
import type { Parameter } from './messages.ts';
import { type Heard, type Packet, packet, type Prepared } from './packet.ts';
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

type Values = readonly Parameter[];

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

  /** What this connection has prepared. A name is never given twice. */
  let prepared = new Map<string, Prepared>();
  let names = 0;

  /** What is sent before anybody waits leaves in one packet. */
  let next: Packet | undefined;
  const sendPacket = (): void => {
    const sealed = next?.sealed();
    next = undefined;
    if (sealed) client!.query(sealed);
  };
  const packetOfThisTurn = (): Packet => {
    if (next) return next;
    const own = packet();
    next = own;
    process.nextTick(() => {
      if (next === own) sendPacket();
    });
    return own;
  };
  const send = (
    text: string,
    values: Values,
    answered: Heard['answered'],
    failing?: Heard['failed'],
  ) => {
    const before = prepared.get(text);
    const statement = before ?? { name: `s${(names += 1)}`, columns: undefined };
    const known = prepared;
    packetOfThisTurn().add(text, statement, !before, values, {
      answered,
      failed: (error) => {
        // Nobody knows how far the server came with it.
        if (!before) known.delete(text);
        failed ??= { error };
        // The first failure is the cause: those behind it only say that the transaction is over.
        failing?.(inOurWords(failed.error));
      },
    });
    prepared.set(text, statement);
  };
  const ask = (text: string, values: Values) =>
    new Promise<readonly Row[]>((resolve, reject) => {
      send(text, values, ({ rows }) => resolve(rows), reject);
    });
  const write = (text: string, values: Values) => send(text, values, () => {});
  /** A word of the transaction itself: it has no values and no rows, and is not kept. */
  const say = (text: string) =>
    new Promise<string>((resolve, reject) => {
      packetOfThisTurn().add(text, UNNAMED, true, [], {
        answered: ({ command }) => resolve(command),
        failed: (error) => {
          failed ??= { error };
          reject(failed.error);
        },
      });
    });

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
      const many = manyKeys(statement);
      return ask(many.text, columnsOf(many, keys));
    },
    run: async (statement, ...values) => write(numbered(statement), values),
    runAll: async (statement, rows) => {
      const many = rows.length > 1 ? manyRows(statement) : undefined;
      if (many) return write(many.text, columnsOf(many, rows));
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
      sendPacket();
      for (const part of statement.split(';')) say(part).catch(() => {});
    },
    commit: async () => {
      state = 'ending';
      let command: string;
      try {
        command = await say('commit');
      } catch (error) {
        if (failureKind(error) === 'lost') throw error;
        // What failed before it in its packet kept the server from reaching it: the transaction is still there.
        state = 'open';
        throw new WriteRefused('a write failed', { cause: error });
      }
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
        sendPacket();
        await client.query('rollback');
      } catch {
        drop();
      }
    },
    failure: () => failed?.error,
    close: async () => {
      sendPacket();
      const last = client;
      client = undefined;
      await Promise.race([last?.end().catch(() => {}), clock.sleep(CLOSE_WAIT_MS)]);
    },
  };

  /** Not waited for: a connection that is half open would never say that it has ended. */
  function drop(): void {
    sendPacket();
    client?.end().catch(() => {});
    client = undefined;
    prepared = new Map();
    state = 'idle';
  }
}

/** `?` becomes `$1`, `$2` … */
const numbered = remember((statement) => {
  let n = 0;
  return statement.replace(/\?/g, () => `$${(n += 1)}`);
});

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

const UNNAMED: Prepared = { name: '', columns: [] };
const CLOSE_WAIT_MS = 1_000;
