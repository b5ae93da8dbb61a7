// The journal in SQLite: records with gap-free numbers, the credits they count, and where each acceptor stands.
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { AcceptorPosition } from '#drivers/coin-acceptor.ts';
import type { JournalRecord } from '#ledger/contract/batch.ts';
import { canonicalText } from '#ledger/contract/canonical-json.ts';
import type { Commit, CommitAnswer, NewRecord } from './kiosk-store.ts';
import { assertSealed, copyRecord, creditOf, makeRecord, phoneRefOf } from './records.ts';
import { StoreUnusable } from './sqlite-database.ts';

export interface JournalTable {
  append(change: Commit): CommitAnswer;
  lastPosition(acceptorId: string): AcceptorPosition | undefined;
  /** Coins of one power-up of an acceptor. */
  countCoins(acceptorId: string, acceptorEpoch: string): number;
  lastSeq(): number;
  /** The newest record of `kind` in the epoch in force, from `fromSeq` on; of one acceptor where it is given. */
  last(kind: string, fromSeq: number, acceptorId?: string): JournalRecord | undefined;
  /** Records of the epoch in force after `seq`, in order. */
  after(seq: number): Iterable<JournalRecord>;
  /** Makes `kioskEpoch` the one in force: what came after `acceptedSeq` is appended again, or renumbered before the first. */
  startEpoch(kioskEpoch: number, acceptedSeq: number): void;
}

/** The table of an open database; every method runs inside the caller's transaction. */
export function journalTable(database: Database): JournalTable {
  const kioskEpoch = database.prepare<[], number>('select kiosk_epoch from kiosk').pluck();
  const lastSeq = database.prepare<[number], number | null>(LAST_SEQ).pluck();
  const addRecord = database.prepare(ADD_RECORD);
  const addCredit = database.prepare(ADD_CREDIT);
  const openSession = database.prepare(OPEN_SESSION);
  const closeSession = database.prepare(CLOSE_SESSION);
  const addSealed = database.prepare(ADD_SEALED);
  const keepPosition = database.prepare(KEEP_POSITION);
  const position = database.prepare<[string], PositionRow>(POSITION).safeIntegers();
  const lastOfKind = database.prepare<[number, number, string], RecordRow>(LAST_OF_KIND);
  const lastOfAcceptor = database.prepare<[number, number, string, string], RecordRow>(
    LAST_OF_ACCEPTOR,
  );
  const coins = database.prepare<[string, string], number>(COUNT_COINS).pluck();
  const recordsAfter = database.prepare<[number, number], RecordRow>(RECORDS_AFTER);

  const write = (epoch: number, { seq, at, kind, body }: JournalRecord): void => {
    const text = canonicalText(body);
    addRecord.run(epoch, seq, at, kind, text, digestOf(epoch, seq, at, kind, text));
  };
  const noteSession = (epoch: number, { seq, kind, body }: JournalRecord): void => {
    if (kind === 'session-opened') openSession.run(body['sessionId'], epoch, seq, seq);
    if (kind === 'session-closed') closeSession.run(epoch, seq, body['sessionId']);
  };
  const isRepeated = (record: NewRecord): boolean => {
    const credit = creditOf(record);
    return (
      credit !== undefined &&
      addCredit.run(credit.acceptorId, credit.acceptorEpoch, credit.creditSeq).changes === 0
    );
  };

  const table: JournalTable = {
    append: (change) => {
      assertSealed(change);
      const epoch = kioskEpoch.get()!;
      const stored: JournalRecord[] = [];
      for (const record of change.records) {
        if (isRepeated(record)) continue;
        const made = makeRecord(table.lastSeq() + 1, change.atMs, record);
        write(epoch, made);
        noteSession(epoch, made);
        const blob = change.sealed?.find(({ ref }) => ref === phoneRefOf(made))?.blob;
        if (blob) addSealed.run(phoneRefOf(made), blob, made.seq);
        stored.push(made);
      }
      if (change.position) keepPosition.run(change.position);
      return { records: stored, repeatedCredits: change.records.length - stored.length };
    },
    lastPosition: (acceptorId) => {
      const row = position.get(acceptorId);
      return row && { ...row, counter: Number(row.counter) };
    },
    countCoins: (acceptorId, acceptorEpoch) => coins.get(acceptorId, acceptorEpoch) ?? 0,
    lastSeq: () => lastSeq.get(kioskEpoch.get()!) ?? 0,
    last: (kind, fromSeq, acceptorId) => {
      const epoch = kioskEpoch.get()!;
      const row =
        acceptorId === undefined
          ? lastOfKind.get(epoch, fromSeq, kind)
          : lastOfAcceptor.get(epoch, fromSeq, kind, acceptorId);
      return row && [...readRecords([row])][0];
    },
    after: (seq) => readRecords(recordsAfter.iterate(kioskEpoch.get()!, seq)),
    startEpoch: (next, acceptedSeq) => {
      const before = kioskEpoch.get()!;
      if (next < before) throw new Error('a kiosk epoch never goes back');
      if (next === before) return;
      const unaccepted = [...table.after(acceptedSeq)];
      const tellOpening = database.prepare(TELL_OPENING);
      const tellClosing = database.prepare(TELL_CLOSING);
      const tellSealed = database.prepare(TELL_SEALED);
      database.prepare('update kiosk set kiosk_epoch = ?').run(next);
      for (const [i, record] of unaccepted.entries()) {
        // Nobody was ever told of a number before the first enrolment: those records simply become the epoch's own.
        const told = before === 0 ? record : copyRecord(record, i + 1, before);
        write(next, told);
        if (record.kind === 'session-opened') tellOpening.run(told.seq, record.body['sessionId']);
        if (record.kind === 'session-closed') {
          tellClosing.run(next, told.seq, record.body['sessionId']);
        }
        tellSealed.run(told.seq, phoneRefOf(record) ?? '');
      }
      if (before === 0) forgetUnnumbered(database, next);
    },
  };
  return table;
}

/** Rows as records; a row that is not what was written stops everything, it is never signed. */
export function* readRecords(rows: Iterable<RecordRow>): Generator<JournalRecord> {
  for (const { kiosk_epoch, seq, at, kind, body, digest } of rows) {
    if (!digestOf(kiosk_epoch, seq, at, kind, body).equals(digest)) {
      throw new StoreUnusable(
        `Record ${kiosk_epoch}/${seq} of the kiosk journal is damaged. Coins stay closed; keep the file and call the operator.`,
      );
    }
    yield { seq, at, kind, body: JSON.parse(body) };
  }
}

function forgetUnnumbered(database: Database, firstEpoch: number): void {
  database.exec('delete from journal where kiosk_epoch = 0');
  database.exec(`update deposit_session set opened_epoch = ${firstEpoch} where opened_epoch = 0`);
}

function digestOf(epoch: number, seq: number, at: string, kind: string, body: string): Buffer {
  return createHash('sha256')
    .update(`${epoch} ${seq} ${at} ${kind} ${body}`)
    .digest()
    .subarray(0, 8);
}

export type RecordRow = {
  kiosk_epoch: number;
  seq: number;
  at: string;
  kind: string;
  body: string;
  digest: Buffer;
};
type PositionRow = {
  acceptorId: string;
  acceptorEpoch: string;
  counter: bigint;
  creditSeq: bigint;
  recentPairs: string;
};

const LAST_SEQ = 'select max(seq) from journal where kiosk_epoch = ?';
const ADD_RECORD = `
  insert into journal (kiosk_epoch, seq, at, kind, body, digest) values (?, ?, ?, ?, ?, ?)`;
const ADD_CREDIT = `
  insert into credit (acceptor_id, acceptor_epoch, credit_seq) values (?, ?, ?)
  on conflict do nothing`;
const COUNT_COINS = `
  select count(*) from credit where acceptor_id = ? and acceptor_epoch = ?`;
const OPEN_SESSION = `
  insert into deposit_session (session_id, opened_epoch, opened_seq, told_seq) values (?, ?, ?, ?)
  on conflict do nothing`;
const CLOSE_SESSION = `
  update deposit_session set closed_epoch = ?, closed_seq = ?
  where session_id = ? and closed_seq is null`;
const TELL_OPENING = 'update deposit_session set told_seq = ? where session_id = ?';
const TELL_CLOSING = `
  update deposit_session set closed_epoch = ?, closed_seq = ? where session_id = ?`;
const TELL_SEALED = 'update sealed_phone set seq = ? where ref = ?';
const ADD_SEALED = `
  insert into sealed_phone (ref, blob, seq) values (?, ?, ?) on conflict do nothing`;
const KEEP_POSITION = `
  insert into acceptor_position (acceptor_id, acceptor_epoch, counter, credit_seq, recent_pairs)
  values (@acceptorId, @acceptorEpoch, @counter, @creditSeq, @recentPairs)
  on conflict (acceptor_id) do update set
    acceptor_epoch = excluded.acceptor_epoch, counter      = excluded.counter,
    credit_seq     = excluded.credit_seq,     recent_pairs = excluded.recent_pairs`;
const POSITION = `
  select acceptor_id as acceptorId, acceptor_epoch as acceptorEpoch, counter,
         credit_seq as creditSeq, recent_pairs as recentPairs
  from acceptor_position where acceptor_id = ?`;
const LAST_OF_KIND = `
  select kiosk_epoch, seq, at, kind, body, digest from journal
  where kiosk_epoch = ? and seq >= ? and kind = ? order by seq desc limit 1`;
const LAST_OF_ACCEPTOR = `
  select kiosk_epoch, seq, at, kind, body, digest from journal
  where kiosk_epoch = ? and seq >= ? and kind = ? and json_extract(body, '$.acceptorId') = ?
  order by seq desc limit 1`;
const RECORDS_AFTER = `
  select kiosk_epoch, seq, at, kind, body, digest from journal
  where kiosk_epoch = ? and seq > ? order by seq`;
