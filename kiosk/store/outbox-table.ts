// The outbox in SQLite: signed batches of the epoch in force, and how far the ledger has followed.
import type { Database } from 'better-sqlite3';
import { FIRST_PREV_BATCH_HASH } from '#ledger/contract/batch.ts';
import type { JournalTable } from './journal-table.ts';
import type { KioskStore, StoredBatch } from './kiosk-store.ts';
import { takeRecords } from './records.ts';

export interface OutboxTable extends Pick<
  KioskStore,
  'outbox' | 'nextRecords' | 'addBatch' | 'batch' | 'acknowledge' | 'rewind' | 'forgetAcknowledged'
> {
  /** The last journal number that the ledger has acknowledged. */
  acceptedSeq(): number;
  /** Forgets every batch: the new epoch starts its own chain, and nobody can ask for the old one. */
  startEpoch(): void;
}

/** The table of an open database; every method runs inside the caller's transaction. */
export function outboxTable(database: Database, journal: JournalTable): OutboxTable {
  const accepted = database.prepare<[], AcceptedRow>(ACCEPTED);
  const lastBatch = database.prepare<[], BatchRow>(`${BATCH} order by batch_seq desc limit 1`);
  const batchAt = database.prepare<[number], BatchRow>(`${BATCH} where batch_seq = ?`);
  const addBatch = database.prepare(ADD_BATCH);
  const setAccepted = database.prepare(SET_ACCEPTED);
  const acknowledge = database.prepare(ACKNOWLEDGE);
  const sealed = database
    .prepare<[string], Buffer>('select blob from sealed_phone where ref = ?')
    .pluck();

  return {
    acceptedSeq: () => accepted.get()!.accepted_seq,
    outbox: () => {
      const last = lastBatch.get();
      const { accepted_through, accepted_seq } = accepted.get()!;
      const lastSeq = journal.lastSeq();
      return {
        unbatchedRecords: lastSeq - (last?.last_seq ?? 0),
        unsentRecords: lastSeq - accepted_seq,
        acceptedThrough: accepted_through,
        lastBatchSeq: last?.batch_seq ?? 0,
        lastBatchHash: last?.batch_hash ?? FIRST_PREV_BATCH_HASH,
      };
    },
    nextRecords: (recordsMax, bytesMax) =>
      takeRecords(
        journal.after(lastBatch.get()?.last_seq ?? 0),
        (ref) => sealed.get(ref),
        recordsMax,
        bytesMax,
      ),
    addBatch: (batch) => void addBatch.run(batch),
    batch: (batchSeq) => {
      const row = batchAt.get(batchSeq);
      return row && storedBatch(row);
    },
    acknowledge: (batchSeq, atMs) => {
      if (batchSeq <= accepted.get()!.accepted_through) return;
      const batch = batchAt.get(batchSeq);
      if (!batch) throw new Error(`batch ${batchSeq} was never made`);
      acknowledge.run(atMs, batchSeq);
      setAccepted.run(batchSeq, batch.last_seq);
    },
    rewind: (batchSeq) => {
      const batch = batchAt.get(batchSeq);
      if (!batch) throw new Error(`batch ${batchSeq} is no longer stored`);
      database.prepare(UNACKNOWLEDGE).run(batchSeq);
      setAccepted.run(batchSeq - 1, batch.first_seq - 1);
    },
    forgetAcknowledged: (beforeMs) => {
      const forgotten = database.prepare<[number], { last_seq: number }>(FORGET).all(beforeMs);
      const lastSeq = Math.max(0, ...forgotten.map(({ last_seq }) => last_seq));
      database.prepare('delete from sealed_phone where seq <= ?').run(lastSeq);
      return forgotten.length;
    },
    startEpoch: () => {
      database.exec('delete from batch');
      setAccepted.run(0, 0);
    },
  };
}

const storedBatch = ({ batch_seq, batch_hash, bytes, signature }: BatchRow): StoredBatch => ({
  batchSeq: batch_seq,
  batchHash: batch_hash,
  bytes: new Uint8Array(bytes),
  signature,
});

type AcceptedRow = { accepted_through: number; accepted_seq: number };
type BatchRow = {
  batch_seq: number;
  first_seq: number;
  last_seq: number;
  batch_hash: string;
  signature: string;
  bytes: Buffer;
};

const ACCEPTED = 'select accepted_through, accepted_seq from kiosk';
const SET_ACCEPTED = 'update kiosk set accepted_through = ?, accepted_seq = ?';
const BATCH = 'select batch_seq, first_seq, last_seq, batch_hash, signature, bytes from batch';
const ADD_BATCH = `
  insert into batch (batch_seq, first_seq, last_seq, batch_hash, signature, bytes)
  values (@batchSeq, @firstSeq, @lastSeq, @batchHash, @signature, @bytes)`;
const ACKNOWLEDGE = `
  update batch set acknowledged_at_ms = ? where batch_seq <= ? and acknowledged_at_ms is null`;
const UNACKNOWLEDGE = 'update batch set acknowledged_at_ms = null where batch_seq >= ?';
const FORGET = `
  delete from batch
  where acknowledged_at_ms < ? and batch_seq < (select max(batch_seq) from batch)
  returning last_seq`;
