// Sessions as the journal tells them: the open one with its coins, and the one that closed last.
import type { Database } from 'better-sqlite3';
import { type RecordRow, readRecords } from './journal-table.ts';
import type { KioskStore, OpenSession } from './kiosk-store.ts';
import { bodyOf, coinBodies } from './records.ts';

export type SessionTable = Pick<KioskStore, 'openSession' | 'lastClosedSession'>;

/** Reads only; the journal table writes what is found here. */
export function sessionTable(database: Database): SessionTable {
  const newestOpen = database.prepare<[], SessionRow>(NEWEST_OPEN);
  const lastClosed = database.prepare<[], { sessionId: string; closedSeq: number }>(LAST_CLOSED);
  const recordsOf = database.prepare<[number, number, number], RecordRow>(RECORDS_SINCE);

  return {
    openSession: (): OpenSession | undefined => {
      const row = newestOpen.get();
      if (!row) return undefined;
      // A copy under a later epoch says nothing new: only originals are counted.
      const records = [
        ...readRecords(recordsOf.iterate(row.opened_epoch, row.opened_epoch, row.opened_seq)),
      ].filter(({ body }) => body['sessionId'] === row.session_id && body['copyOf'] === undefined);
      const opened = records.find(({ kind }) => kind === 'session-opened')!;
      const pickup = records.findLast(({ kind }) => kind === 'pickup-code');
      return {
        opened: bodyOf('session-opened', opened),
        openedSeq: row.told_seq,
        pickup: pickup && bodyOf('pickup-code', pickup),
        coins: coinBodies(records.filter(({ kind }) => kind === 'coin')),
      };
    },
    lastClosedSession: () => lastClosed.get(),
  };
}

type SessionRow = {
  session_id: string;
  opened_epoch: number;
  opened_seq: number;
  told_seq: number;
};

const NEWEST_OPEN = `
  select session_id, opened_epoch, opened_seq, told_seq from deposit_session
  where closed_seq is null order by opened_epoch desc, opened_seq desc limit 1`;
const LAST_CLOSED = `
  select session_id as sessionId, closed_seq as closedSeq from deposit_session
  where closed_seq is not null order by closed_epoch desc, closed_seq desc limit 1`;
const RECORDS_SINCE = `
  select kiosk_epoch, seq, at, kind, body, digest from journal
  where kiosk_epoch > ? or (kiosk_epoch = ? and seq >= ?) order by kiosk_epoch, seq`;
