// The lanes of a PostgreSQL store: each has a connection of its own; several write at once and are disturbed by each other.
import { type Lane, WriteRefused } from '../group-commit.ts';
import { type ReadingBooks, StoreUnavailable, type WritingBooks } from '../ledger-store.ts';
import { type NoticeBoard, noticeBoard } from '../notice-board.ts';
import { sqlBooks } from '../sql/books.ts';
import type { Sql } from '../sql/sql.ts';
import type { LaneConnection } from './connection.ts';
import type { Crowd } from './crowd.ts';
import { failureKind, inOurWords } from './failures.ts';
import { type PatienceDeps, patienceOf } from './patience.ts';

export type WritingLane = Lane<WritingDesk> &
  Readonly<{ board: NoticeBoard; close(): Promise<void> }>;

/** What work in a writing lane is given: the books, and the bare connection for housekeeping. */
export type WritingDesk = Readonly<{ books: WritingBooks; sql: Sql }>;

/**
 * A lane that writes under the name `writer`, which no other lane ever had. Each transaction sees one state of the
 * books and fails when another has changed a row that it changes too: then the same work is done again.
 */
export function writingLane(
  connection: LaneConnection,
  writer: string,
  deps: PatienceDeps & Readonly<{ crowd: Crowd }>,
): WritingLane {
  const board = noticeBoard();
  const { sql } = connection;
  const patience = patienceOf(deps);
  const { crowd } = deps;
  /** Number of the group that is committed next. */
  let n = 1;
  let failure: unknown;
  /** The answer to the last commit was lost: whether it happened has to be found out before anything else. */
  let isInDoubt = false;

  /** True when the group in doubt was committed. If it was not, it never will be: its number is taken now. */
  const resolveDoubt = async (): Promise<boolean> => {
    await connection.begin(BEGIN_PLAIN);
    await sql.run(TAKE_NUMBER, writer, n);
    await connection.commit();
    await connection.begin(BEGIN_PLAIN);
    const row = await sql.one(COMMITTED, writer, n);
    await connection.commit();
    isInDoubt = false;
    n += 1;
    return row?.notices !== VOID;
  };

  /** After the answer to a commit was lost. When nobody can be asked, those who wait learn that nobody knows. */
  const wasCommitted = async (): Promise<boolean> => {
    isInDoubt = true;
    await connection.rollback();
    try {
      return await resolveDoubt();
    } catch (error) {
      failure = new StoreUnavailable('it is not known yet whether this was committed', {
        cause: error,
      });
      throw failure;
    }
  };
  const tellThatSomethingHappened = (): void => {
    board.note({ kind: 'notices-missed' });
    board.publish();
  };

  return {
    books: { books: sqlBooks(sql, board.note), sql },
    board,
    begin: async (attempt) => {
      failure = undefined;
      try {
        if (isInDoubt && (await resolveDoubt())) tellThatSomethingHappened();
        await connection.begin(beginning(attempt, crowd));
      } catch (error) {
        failure = error;
        throw inOurWords(error);
      }
    },
    commit: async () => {
      await sql.run(ADD_COMMIT, writer, n, JSON.stringify(board.noted()));
      try {
        await connection.commit();
        n += 1;
      } catch (error) {
        failure = error instanceof WriteRefused ? error.cause : error;
        if (failureKind(failure) !== 'lost' || !(await wasCommitted())) throw asRefused(failure);
      }
      board.publish();
    },
    rollback: async () => {
      failure ??= connection.failure();
      board.forget();
      await connection.rollback();
    },
    isWorthAgain: (attempt) => {
      if (failure !== undefined && failureKind(failure) === 'disturbed') crowd.felt();
      return patience.isWorthAgain(failure, attempt);
    },
    close: connection.close,
  };
}

/** Whoever was disturbed twice takes turns; in a crowd everybody else steps aside for those, and else nobody waits. */
function beginning(attempt: number, crowd: Crowd): string {
  if (attempt > FREE_ATTEMPTS) return BEGIN_IN_TURN;
  return crowd.isThere() ? BEGIN_STEPPING_ASIDE : BEGIN_WRITING;
}

/** A lane that reads one state, for as many as ask at the same time. */
export function readingLane(
  connection: LaneConnection,
  deps: PatienceDeps,
): Lane<ReadingBooks> & Readonly<{ close(): Promise<void> }> {
  const patience = patienceOf(deps);
  let failure: unknown;
  return {
    books: sqlBooks(connection.sql, () => {}),
    isReading: true,
    begin: async () => {
      failure = undefined;
      try {
        await connection.begin(BEGIN_READING);
      } catch (error) {
        failure = error;
        throw error;
      }
    },
    // Nobody has to wait for the end of a transaction that wrote nothing.
    commit: () => void connection.commit().catch(() => {}),
    rollback: async () => {
      failure ??= connection.failure();
      await connection.rollback();
    },
    isWorthAgain: (attempt) => patience.isWorthAgain(failure, attempt),
    close: connection.close,
  };
}

const asRefused = (failure: unknown): WriteRefused =>
  new WriteRefused('the transaction failed', { cause: inOurWords(failure) });

const BEGIN_WRITING = 'begin isolation level repeatable read';
// A turn is waited for, across all processes, before the snapshot is taken: however many want the same row, each soon
// has it, and nobody disturbs whose turn it is.
const through = (mode: 'exclusive' | 'row share'): string => `${BEGIN_WRITING};
  set local lock_timeout = '5s'; lock table turnstile in ${mode} mode; set local lock_timeout = '200ms'`;
const BEGIN_IN_TURN = through('exclusive');
const BEGIN_STEPPING_ASIDE = through('row share');
const FREE_ATTEMPTS = 2;
const BEGIN_READING = 'begin isolation level repeatable read read only';
const BEGIN_PLAIN = 'begin isolation level read committed';
const VOID = 'void';

const ADD_COMMIT = `insert into commits (writer, n, notices) values (?, ?, ?)`;

// Waits for the transaction that is in doubt, if it is still there; whoever has the number first has it for ever.
const TAKE_NUMBER = `
  insert into commits (writer, n, notices) values (?, ?, '${VOID}') on conflict do nothing`;

const COMMITTED = `select notices from commits where writer = ? and n = ?`;
