// The kiosk store on SQLite: each writing method is one synchronised transaction over the tables beside this file.
import Database from 'better-sqlite3';
import { cashboxTable, type CashboxTable } from './cashbox-table.ts';
import { documentsTable, type DocumentsTable } from './documents-table.ts';
import { journalTable, type JournalTable } from './journal-table.ts';
import type { KioskStore } from './kiosk-store.ts';
import { outboxTable, type OutboxTable } from './outbox-table.ts';
import { sessionTable, type SessionTable } from './session-table.ts';
import { reserveBeside } from './reserve.ts';
import { openDatabase } from './sqlite-database.ts';

type Tables = Readonly<{
  database: Database.Database;
  journal: JournalTable;
  sessions: SessionTable;
  cashbox: CashboxTable;
  outbox: OutboxTable;
  documents: DocumentsTable;
}>;

/** At the start nothing is polled yet: a predecessor in its last breath, or a backup, is waited for. */
const START_PATIENCE_MS = 2_000;

/**
 * Opens the store in `file`, making it when it is missing. Throws `StoreUnusable`, a sentence for the operator, when
 * the database is damaged, newer than this program, held by another one for longer than `patienceMs`, or on a disk
 * where commits are not durable.
 */
export function openSqliteKioskStore(file: string, patienceMs = START_PATIENCE_MS): KioskStore {
  let tables = openTables(file, patienceMs);
  const reserve = reserveBeside(file);
  reserve.keep();
  let isInDoubt = false;

  const read = <T>(ask: (tables: Tables) => T): T => {
    if (isInDoubt) throw new Error('the kiosk store is in doubt since a failed write');
    return ask(tables);
  };
  const write = <T>(what: string, change: (tables: Tables) => T): T =>
    read(() => {
      try {
        return tables.database.transaction(() => change(tables)).immediate();
      } catch (cause) {
        // What the disk did is unknown (a failed sync may or may not have written): stop here until `reopen`.
        if (cause instanceof Database.SqliteError && !cause.code.startsWith('SQLITE_CONSTRAINT')) {
          isInDoubt = true;
          closeQuietly(tables);
          if (cause.code === 'SQLITE_FULL') reserve.release();
        }
        throw new Error(`storing ${what}`, { cause });
      }
    });

  return {
    commit: (change) => write('journal records', ({ journal }) => journal.append(change)),
    lastPosition: (acceptorId) => read(({ journal }) => journal.lastPosition(acceptorId)),
    countCoins: (acceptorId, acceptorEpoch) =>
      read(({ journal }) => journal.countCoins(acceptorId, acceptorEpoch)),
    openSession: () => read(({ sessions }) => sessions.openSession()),
    lastClosedSession: () => read(({ sessions }) => sessions.lastClosedSession()),
    lastRecord: (kind, fromSeq, acceptorId) =>
      read(({ journal }) => journal.last(kind, fromSeq, acceptorId)),
    cashbox: () => read(({ cashbox }) => cashbox.cashbox()),
    lastAccess: () => read(({ cashbox }) => cashbox.lastAccess()),

    outbox: () => read(({ outbox }) => outbox.outbox()),
    nextRecords: (recordsMax, bytesMax) =>
      read(({ outbox }) => outbox.nextRecords(recordsMax, bytesMax)),
    addBatch: (batch) => write('a batch', ({ outbox }) => outbox.addBatch(batch)),
    batch: (batchSeq) => read(({ outbox }) => outbox.batch(batchSeq)),
    acknowledge: (batchSeq, atMs) =>
      write('an acknowledgement', ({ outbox }) => outbox.acknowledge(batchSeq, atMs)),
    rewind: (batchSeq) => write('a rewind', ({ outbox }) => outbox.rewind(batchSeq)),
    forgetAcknowledged: (beforeMs) =>
      write('what may be forgotten', ({ outbox }) => outbox.forgetAcknowledged(beforeMs)),

    keySeed: (make) => write('the key', ({ documents }) => documents.keySeed(make)),
    enrolment: () => read(({ documents }) => documents.enrolment()),
    enrol: (enrolment) =>
      write('the enrolment', ({ journal, outbox, documents }) => {
        const isNewEpoch = documents.enrolment()?.kioskEpoch !== enrolment.kioskEpoch;
        journal.startEpoch(enrolment.kioskEpoch, outbox.acceptedSeq());
        if (isNewEpoch) outbox.startEpoch();
        documents.saveEnrolment(enrolment);
      }),
    nextHeartbeat: () => write('a heartbeat', ({ documents }) => documents.nextHeartbeat()),
    profile: () => read(({ documents }) => documents.profile()),
    saveProfile: (profile) =>
      write('the profile', ({ documents }) => documents.saveProfile(profile)),

    rateCard: (number) => read(({ documents }) => documents.rateCard(number)),
    coinTable: (acceptorId) => read(({ documents }) => documents.coinTable(acceptorId)),
    lastCommand: () => read(({ documents }) => documents.lastCommand()),
    saveRateCard: (card, atMs) =>
      write('a rate card', ({ documents }) => documents.saveRateCard(card, atMs)),
    saveCoinTable: (table, atMs) =>
      write('a coin table', ({ documents }) => documents.saveCoinTable(table, atMs)),
    saveCommand: (command, atMs) =>
      write('a command', ({ documents }) => documents.saveCommand(command, atMs)),

    checkpoint: () =>
      read(({ database }) => {
        database.pragma('wal_checkpoint(PASSIVE)');
        reserve.keep();
      }),
    isSpaceReserved: reserve.isKept,
    reopen: () => {
      isInDoubt = true;
      closeQuietly(tables);
      tables = openTables(file);
      isInDoubt = false;
    },
    close: () => closeQuietly(tables),
  };
}

function openTables(file: string, patienceMs?: number): Tables {
  const database = openDatabase(file, patienceMs);
  try {
    const journal = journalTable(database);
    const outbox = outboxTable(database, journal);
    // Reads every record that is still to be sent, so that a flipped bit is found at the start and not in a batch.
    for (const record of journal.after(outbox.acceptedSeq())) void record;
    return {
      database,
      journal,
      outbox,
      sessions: sessionTable(database),
      cashbox: cashboxTable(database),
      documents: documentsTable(database, journal),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A connection whose disk fails may refuse to close; it is given up all the same. */
function closeQuietly({ database }: Tables): void {
  try {
    database.close();
  } catch {
    // Nothing more can be asked of it; what is stored is read again at the next opening.
  }
}
