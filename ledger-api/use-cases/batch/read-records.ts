// The records of a batch by kind. What cannot be read is kept raw: it never refuses the batch.
import {
  JournalRecord,
  RECORD_BODIES,
  type ReceivedBatch,
  type RecordBody,
  type RecordKind,
} from '../../contract/batch.ts';
import { quickRecords } from '../../contract/quick-batch.ts';
import { quickCoin } from '../../contract/quick-coin.ts';

/** `text` is the canonical text of the record, where it is known. */
export type ReadRecord = Readonly<{ text?: string }> &
  (
    | { [K in RecordKind]: { kind: K; body: RecordBody<K>; raw: JournalRecord } }[RecordKind]
    | { kind: 'unreadable'; raw: JournalRecord }
  );

/** The records that the ledger acts on, in their order; all others only stay in the stored batch. */
export function readRecords(batch: ReceivedBatch): readonly ReadRecord[] {
  const quick = quickRecords(batch);
  if (!quick) return batch.records.flatMap((received) => readOne(received, batch));
  return quick.flatMap(({ text, raw, isCoin }) => {
    if (!isCoin) return readOne(raw as ReceivedRecord, batch);
    // It was looked at when the batch came.
    const coin = raw as JournalRecord & { body: RecordBody<'coin'> };
    return { kind: 'coin', body: coin.body, raw: coin, text } as const;
  });
}

type ReceivedRecord = ReceivedBatch['records'][number];

function readOne(received: ReceivedRecord, { createdAt }: ReceivedBatch): ReadRecord[] {
  const coin = quickCoin(received);
  if (coin) return [{ kind: 'coin', ...coin }];
  const { success, data: raw } = JournalRecord.safeParse(received);
  if (success) return isKnown(raw.kind) ? [readRecord(raw)] : [];
  // Of no shape at all: what came is the body of a record that says so.
  const stand = { seq: received.seq, at: createdAt, kind: 'unreadable', body: received };
  return [{ kind: 'unreadable', raw: stand }];
}

function readRecord(raw: JournalRecord): ReadRecord {
  const kind = raw.kind as RecordKind;
  const parsed = RECORD_BODIES[kind].safeParse(raw.body);
  // The schema was chosen by the kind, so the body belongs to it.
  if (parsed.success) return { kind, body: parsed.data, raw } as ReadRecord;
  return { kind: 'unreadable', raw };
}

const isKnown = (kind: string): boolean => Object.hasOwn(RECORD_BODIES, kind);
