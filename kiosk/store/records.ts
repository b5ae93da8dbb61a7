// What every kiosk store does alike with records: makes them, recognises credits, copies them, fits them into a batch.
import { createHash } from 'node:crypto';
import {
  type BatchEnvelope,
  JournalRecord,
  RECORD_BODIES,
  type RecordBody,
  type RecordKind,
} from '#ledger/contract/batch.ts';
import { canonicalText } from '#ledger/contract/canonical-json.ts';
import { instantText } from '#ledger/contract/ids.ts';
import type { Commit, NewRecord } from './kiosk-store.ts';

/** One credit of one power-up of one acceptor: unique for ever. */
export type CreditIdentity = Readonly<{
  acceptorId: string;
  acceptorEpoch: string;
  creditSeq: bigint;
}>;

/** The record as it will travel for ever. Throws on what could not be signed; nothing is stored then. */
export function makeRecord(seq: number, atMs: number, { kind, body }: NewRecord): JournalRecord {
  const text = canonicalText(body);
  if (text.length > RECORD_CHARS_MAX) throw new Error(`a ${kind} record is too long to be sent`);
  // A coin is kept whatever it looks like, as the ledger keeps it; every other body is our own promise.
  if (kind !== 'coin' && Object.hasOwn(RECORD_BODIES, kind))
    bodyOf(kind as RecordKind, { kind, body });
  return JournalRecord.parse({ seq, at: wallText(atMs), kind, body: JSON.parse(text) });
}

/** The credit that a coin record stands for; undefined for every other kind. */
export function creditOf(record: NewRecord): CreditIdentity | undefined {
  if (record.kind !== 'coin') return undefined;
  const { acceptorId, acceptorEpoch, creditSeq } = record.body;
  if (
    typeof acceptorId !== 'string' ||
    typeof acceptorEpoch !== 'string' ||
    typeof creditSeq !== 'string' ||
    !/^\d{1,19}$/.test(creditSeq)
  ) {
    throw new Error('a coin record names its acceptor, the power-up and the credit sequence');
  }
  return { acceptorId, acceptorEpoch, creditSeq: BigInt(creditSeq) };
}

/** The same fact under another epoch; it keeps saying where it first stood. */
export function copyRecord(record: JournalRecord, seq: number, kioskEpoch: number): JournalRecord {
  const copyOf = record.body['copyOf'] ?? { kioskEpoch, seq: record.seq };
  return { ...record, seq, body: { ...record.body, copyOf } };
}

/** The body of a record of a known kind; a stored record that does not parse is damage. */
export const bodyOf = <K extends RecordKind>(kind: K, record: NewRecord): RecordBody<K> =>
  RECORD_BODIES[kind].parse(record.body) as RecordBody<K>; // The table is keyed by kind.

/** The coins that can be read; one that cannot is in the journal and becomes a task at the ledger. */
export const coinBodies = (records: readonly NewRecord[]): RecordBody<'coin'>[] =>
  records.flatMap(({ body }) => RECORD_BODIES.coin.safeParse(body).data ?? []);

/** The name of the sealed number that a session-opened record speaks of. */
export function phoneRefOf(record: NewRecord): string | undefined {
  const ref = record.kind === 'session-opened' ? record.body['phoneRef'] : undefined;
  return typeof ref === 'string' ? ref : undefined;
}

/** Asserts that each sealed number is there under its own hash before a record may name it. */
export function assertSealed({ records, sealed = [] }: Commit): void {
  for (const { ref, blob } of sealed) {
    if (createHash('sha256').update(blob).digest('hex') !== ref) {
      throw new Error('a sealed number is named by the SHA-256 of its blob');
    }
  }
  for (const ref of records.map(phoneRefOf)) {
    if (ref !== undefined && !sealed.some((blob) => blob.ref === ref)) {
      throw new Error('a session is stored together with its sealed number');
    }
  }
}

/** As many of `records` from the front as fit, with the blobs they name; at least one when there is one. */
export function takeRecords(
  records: Iterable<JournalRecord>,
  blobOf: (ref: string) => Uint8Array | undefined,
  recordsMax: number,
  bytesMax: number,
): { records: JournalRecord[]; sealed: BatchEnvelope['sealed'] } {
  const taken: JournalRecord[] = [];
  const sealed: BatchEnvelope['sealed'] = {};
  let bytes = 0;
  for (const record of records) {
    const ref = phoneRefOf(record);
    const blob = ref === undefined ? undefined : blobOf(ref);
    const blobText = blob && Buffer.from(blob).toString('base64url');
    bytes += Buffer.byteLength(canonicalText(record)) + 1;
    if (ref && blobText) bytes += ref.length + blobText.length + SEALED_MEMBER_BYTES;
    if (taken.length > 0 && (taken.length === recordsMax || bytes > bytesMax)) break;
    taken.push(record);
    if (ref && blobText) sealed[ref] = blobText;
  }
  return { records: taken, sealed };
}

/** Wall clock as text; a clock that ran out of four-digit years still lets a coin be stored. */
const wallText = (atMs: number): string =>
  instantText(Math.min(Math.max(Math.trunc(atMs), 0), LAST_INSTANT_MS));

const LAST_INSTANT_MS = Date.UTC(9999, 11, 31);
/** Far above any body we write, and small enough that a record always fits a batch. */
const RECORD_CHARS_MAX = 16_384;
/** `"":"",` around a reference and its blob. */
const SEALED_MEMBER_BYTES = 6;
