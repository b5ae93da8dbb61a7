// The records of a batch by kind. What cannot be read is kept raw: it never refuses the batch.
import {
  type JournalRecord,
  RECORD_BODIES,
  type RecordBody,
  type RecordKind,
} from '../../contract/batch.ts';

export type ReadRecord =
  | { [K in RecordKind]: { kind: K; body: RecordBody<K>; raw: JournalRecord } }[RecordKind]
  | { kind: 'unreadable'; raw: JournalRecord };

/** The records that the ledger acts on, in their order; all others only stay in the stored batch. */
export function readRecords(records: readonly JournalRecord[]): readonly ReadRecord[] {
  return records.filter((raw) => isKnown(raw.kind)).map(readRecord);
}

function readRecord(raw: JournalRecord): ReadRecord {
  const kind = raw.kind as RecordKind;
  const parsed = RECORD_BODIES[kind].safeParse(raw.body);
  // The schema was chosen by the kind, so the body belongs to it.
  if (parsed.success) return { kind, body: parsed.data, raw } as ReadRecord;
  return { kind: 'unreadable', raw };
}

const isKnown = (kind: string): boolean => Object.hasOwn(RECORD_BODIES, kind);
