// The books in SQLite: one connection that writes, one that reads; every acknowledged commit is on the disk.
import assert from 'node:assert/strict';
import { shareTransactions } from './group-commit.ts';
import type { LedgerStore, WritingBooks } from './ledger-store.ts';
import { noticeBoard } from './notice-board.ts';
import type { Notice } from './port/notice.ts';
import { sqliteAccess } from './sqlite/access.ts';
import { sqliteApprovals } from './sqlite/approvals.ts';
import { sqliteAuditTrail } from './sqlite/audit-trail.ts';
import { sqliteDeposits } from './sqlite/deposits.ts';
import { sqliteClaims } from './sqlite/claims.ts';
import { sqliteGifts } from './sqlite/gifts.ts';
import { sqliteHolder } from './sqlite/holder.ts';
import { sqliteHolds } from './sqlite/holds.ts';
import { sqliteKiosks } from './sqlite/kiosks.ts';
import { sqliteLog } from './sqlite/log.ts';
import { migrate } from './sqlite/migrate.ts';
import { sqlitePaperwork } from './sqlite/paperwork.ts';
import { type Connection, connect, type Sql } from './sqlite/sql.ts';
import { sqliteStaff } from './sqlite/staff.ts';
import { sqliteNumbers } from './sqlite/numbers.ts';
import { sqlitePromotions } from './sqlite/promotions.ts';
import { sqliteTransfers } from './sqlite/transfers.ts';
import { asText } from './sqlite/values.ts';
import { sqliteWallets } from './sqlite/wallets.ts';
import { sqliteWithdrawals } from './sqlite/withdrawals.ts';

/** Opens the database, checks it and brings it up to date; throws in words when it must not be used. */
export function openSqliteLedgerStore(path: string): LedgerStore {
  const writer = connect(path, {}, prepareWriter);
  checkAndMigrate(writer);
  const reader = connect(path, { isReadonly: true }, () => {});
  const board = noticeBoard();

  const writingBooks = booksOn(writer, board.note);
  const readingBooks = booksOn(reader, () => {});
  // After a failed commit nobody knows what reached the disk; only a fresh connection does.
  let isInDoubt = false;
  const beSure = (): void => {
    if (isInDoubt) writer.reopen();
    isInDoubt = false;
  };
  const writes = shareTransactions({
    begin: () => {
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
  const reads = shareTransactions({
    begin: () => reader.script('begin'),
    commit: () => reader.script('commit'),
    rollback: () => void rollBack(reader),
  });
  return {
    read: (work) => reads.run(() => work(readingBooks)),
    transact: (work) => writes.run(() => work(writingBooks)),
    listen: board.listen,
    // A checkpoint inside a commit would cost tens of milliseconds.
    maintain: () => {
      if (writer.isInTransaction) return;
      beSure();
      writer.pragma('wal_checkpoint(passive)');
    },
    close: async () => {
      await Promise.all([writes.close(), reads.close()]);
      reader.close();
      writer.close();
    },
  };
}

const booksOn = (sql: Sql, notify: (notice: Notice) => void): WritingBooks => ({
  transfers: sqliteTransfers(sql, () => notify({ kind: 'transfers-posted' })),
  holds: sqliteHolds(sql),
  log: sqliteLog(sql),
  kiosks: sqliteKiosks(sql),
  wallets: sqliteWallets(sql, notify),
  deposits: sqliteDeposits(sql),
  paperwork: sqlitePaperwork(sql),
  access: sqliteAccess(sql),
  // What holders do besides looking and paying.
  claims: sqliteClaims(sql),
  gifts: sqliteGifts(sql),
  holder: sqliteHolder(sql),
  numbers: sqliteNumbers(sql),
  promotions: sqlitePromotions(sql),
  withdrawals: sqliteWithdrawals(sql),
  staff: sqliteStaff(sql),
  approvals: sqliteApprovals(sql),
  trail: sqliteAuditTrail(sql),
  notify,
});

function prepareWriter(writer: Connection): void {
  writer.pragma('journal_mode = wal');
  writer.pragma('synchronous = full');
  writer.pragma('wal_autocheckpoint = 0');
  writer.pragma('foreign_keys = on');
  assert.equal(writer.pragma('journal_mode'), 'wal', 'the database writes ahead');
  assert.equal(writer.pragma('synchronous'), SYNCHRONOUS_FULL, 'each commit reaches the disk');
}

function checkAndMigrate(writer: Connection): void {
  const version = asText(writer.one('select sqlite_version() as version')?.version);
  // Older ones can corrupt a write-ahead log that two connections share.
  if (version.localeCompare(OLDEST_SQLITE, 'en', { numeric: true }) < 0) {
    throw new Error(`SQLite ${version} is too old: ${OLDEST_SQLITE} or newer is needed.`);
  }
  const check = writer.pragma('quick_check(1)');
  if (check !== 'ok') {
    throw new Error(`The database is damaged (${String(check)}). Restore it from a backup.`);
  }
  migrate(writer);
}

/** False when not even that is possible. */
function rollBack(connection: Connection): boolean {
  try {
    if (connection.isInTransaction) connection.script('rollback');
    return true;
  } catch {
    return false;
  }
}

const OLDEST_SQLITE = '3.51.3';
const SYNCHRONOUS_FULL = 2n;
