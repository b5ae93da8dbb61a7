// The books in SQLite: one connection that writes, one that reads; every acknowledged commit is on the disk.
import assert from 'node:assert/strict';
import { systemClock } from '#drivers/clock.ts';
import { shareTransactions } from './group-commit.ts';
import type { LedgerStore, ReadingBooks, WritingBooks } from './ledger-store.ts';
import { noticeBoard } from './notice-board.ts';
import { sqlBooks } from './sql/books.ts';
import { asText } from './sql/values.ts';
import { type Checkpoints, checkpointsBeside } from './sqlite/checkpoints.ts';
import { type Connection, connect } from './sqlite/connection.ts';
import { watchIntegrity } from './sqlite/integrity.ts';
import { migrate } from './sqlite/migrate.ts';

/**
 * Opens the database, checks it and brings it up to date; throws in words when it must not be used. One larger than
 * `checkedAtStartBytesMax` is checked beside the work, so that a start takes no longer the more there is.
 */
export function openSqliteLedgerStore(
  path: string,
  checkedAtStartBytesMax?: number,
  checkpoints: Checkpoints = checkpointsBeside(path, systemClock),
): LedgerStore {
  const writer = connect(path, {}, prepareWriter);
  assertVersion(writer);
  const integrity = watchIntegrity(path, writer, checkedAtStartBytesMax);
  migrate(writer);
  const reader = connect(path, { isReadonly: true }, () => {});
  const board = noticeBoard();

  // After a failed commit nobody knows what reached the disk; only a fresh connection does.
  let isInDoubt = false;
  const beSure = (): void => {
    if (isInDoubt) writer.reopen();
    isInDoubt = false;
  };
  const writes = shareTransactions<WritingBooks>({
    books: sqlBooks(writer.sql, board.note),
    begin: async () => {
      integrity.assertSound();
      await checkpoints.clear();
      beSure();
      writer.script('begin immediate');
    },
    commit: () => {
      isInDoubt = true;
      writer.script('commit');
      isInDoubt = false;
      board.publish();
    },
    rollback: () => {
      board.forget();
      if (!rollBack(writer)) isInDoubt = true;
    },
  });
  const reads = shareTransactions<ReadingBooks>({
    books: sqlBooks(reader.sql, () => {}),
    begin: () => {
      integrity.assertSound();
      reader.script('begin');
    },
    commit: () => reader.script('commit'),
    rollback: () => void rollBack(reader),
  });
  return {
    read: reads.run,
    transact: writes.run,
    listen: board.listen,
    // A checkpoint inside a commit, or in this thread at all, would keep everybody waiting for tens of milliseconds.
    maintain: checkpoints.begin,
    close: async () => {
      await Promise.all([writes.close(), reads.close(), integrity.stop(), checkpoints.stop()]);
      reader.close();
      writer.close();
    },
  };
}

function prepareWriter(writer: Connection): void {
  writer.pragma('journal_mode = wal');
  writer.pragma('synchronous = full');
  writer.pragma('wal_autocheckpoint = 0');
  writer.pragma('foreign_keys = on');
  // What a statement has to be able to undo is kept for its length: in files, as it comes, each page costs two writes.
  writer.pragma('temp_store = memory');
  // Two megabytes, as it comes, are less than the pages that payments of a moment touch. Much more is not better: after
  // a page of a tree was split, the commit goes through the whole cache.
  writer.pragma(`cache_size = -${WRITER_CACHE_KIB}`);
  assert.equal(writer.pragma('journal_mode'), 'wal', 'the database writes ahead');
  assert.equal(writer.pragma('synchronous'), SYNCHRONOUS_FULL, 'each commit reaches the disk');
}

function assertVersion(writer: Connection): void {
  const version = asText(writer.one('select sqlite_version() as version')?.version);
  // Older ones can corrupt a write-ahead log that two connections share.
  if (version.localeCompare(OLDEST_SQLITE, 'en', { numeric: true }) < 0) {
    throw new Error(`SQLite ${version} is too old: ${OLDEST_SQLITE} or newer is needed.`);
  }
}

/** False when not even that is possible. */
const rollBack = (connection: Connection): boolean =>
  attempt(() => {
    if (connection.isInTransaction) connection.script('rollback');
  });

function attempt(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

const OLDEST_SQLITE = '3.51.3';
const SYNCHRONOUS_FULL = 2n;
const WRITER_CACHE_KIB = 32 * 1024;
