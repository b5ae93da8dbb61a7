// Kiosks, tokens and batches in SQL.
import { canonicalText } from '../../contract/canonical-json.ts';
import type { KioskId } from '../../contract/ids.ts';
import type { KioskCertificate } from '../../contract/kiosk-documents.ts';
import { packBytes, unpackBytes } from '../packed-bytes.ts';
import type { BatchKey, Kiosk, KioskHealth, KiosksWrite, KioskTelling } from '../port/kiosks.ts';
import type { Row, Sql } from './sql.ts';
import { asBytes, asDocument, asNumber, asText, optional } from './values.ts';

export function sqlKiosks(sql: Sql): KiosksWrite {
  return {
    find: async (id) => {
      const row = await sql.one(KIOSK, id);
      return row && readKiosk(row);
    },
    list: async () => (await sql.all(KIOSKS)).map(readKiosk),
    token: async (tokenHash) => {
      const row = await sql.one(TOKEN, tokenHash);
      return (
        row && {
          tokenHash,
          kioskId: asText(row.kiosk_id) as KioskId,
          expiresAtMs: asNumber(row.expires_at_ms),
          used: optional(row.certificate, asDocument<KioskCertificate>),
        }
      );
    },
    batch: async ({ kioskId, kioskEpoch, batchSeq }) => {
      const row = await sql.one(BATCH, kioskId, kioskEpoch, batchSeq);
      return row && { ...readBatch(row), acceptedAtMs: asNumber(row.accepted_at_ms) };
    },
    lastBatch: async (id, kioskEpoch) => {
      const row = await sql.one(LAST_BATCH, id, kioskEpoch);
      return row && { ...readBatch(row), acceptedAtMs: asNumber(row.accepted_at_ms) };
    },
    batchesBefore: async ({ kioskId, kioskEpoch, batchSeq }, limit) =>
      (await sql.all(BATCHES_BEFORE, kioskId, kioskEpoch, batchSeq, limit)).map((row) => ({
        ...readBatch(row),
        acceptedAtMs: asNumber(row.accepted_at_ms),
      })),
    tellingsBefore: async (id, { kioskEpoch, heartbeatCounter }, limit) =>
      (await sql.all(TELLINGS_BEFORE, id, kioskEpoch, heartbeatCounter, limit)).map(readTelling),
    heldSize: async (id) => {
      const row = (await sql.one(HELD_SIZE, id))!;
      return { batches: asNumber(row.batches), bytes: asNumber(row.bytes) };
    },
    held: async (id, limit) =>
      (await sql.all(HELD, id, limit)).map((row) => ({
        ...readBatch(row),
        heldAtMs: asNumber(row.held_at_ms),
      })),
    save: async (kiosk) =>
      sql.run(
        SAVE_KIOSK,
        kiosk.id,
        kiosk.name,
        kiosk.state,
        kiosk.kioskEpoch,
        kiosk.certificate ? canonicalText(kiosk.certificate) : null,
        kiosk.lastBatchSeq,
        kiosk.lastBatchHash,
        kiosk.lastSeq,
        kiosk.lastAcceptedAtMs ?? null,
        kiosk.heartbeatCounter,
        kiosk.lastSeenAtMs ?? null,
        kiosk.position?.latitudeE6 ?? null,
        kiosk.position?.longitudeE6 ?? null,
        kiosk.health ? canonicalText(kiosk.health) : null,
        kiosk.isReleased ? 1 : 0,
      ),
    saveToken: async ({ tokenHash, kioskId, expiresAtMs, used }) =>
      sql.run(SAVE_TOKEN, tokenHash, kioskId, expiresAtMs, used ? canonicalText(used) : null),
    addBatch: async (batch) => {
      const packed = { ...batch, bytes: packBytes(batch.bytes) };
      await sql.run(ADD_BATCH, ...batchValues(packed), batch.acceptedAtMs);
    },
    addTelling: async (telling, keptFromMs) => {
      const { kioskId, kioskEpoch, heartbeatCounter, atMs, softwareVersion } = telling;
      const acceptors = canonicalText(telling.acceptors);
      await sql.run(
        ADD_TELLING,
        kioskId,
        kioskEpoch,
        heartbeatCounter,
        atMs,
        softwareVersion,
        acceptors,
      );
      for (const old of (await sql.all(OLDEST_TELLINGS, kioskId)).map(readTelling)) {
        if (old.atMs >= keptFromMs) continue;
        await sql.run(DROP_TELLING, kioskId, old.kioskEpoch, old.heartbeatCounter);
      }
    },
    dropHeld: async ({ kioskId, kioskEpoch, batchSeq, batchHash }) =>
      await sql.run(DROP_HELD, kioskId, kioskEpoch, batchSeq, batchHash),
    hold: async (batch) => sql.run(HOLD, ...batchValues(batch), batch.heldAtMs),
  };
}

const readTelling = (row: Row): KioskTelling => ({
  kioskId: asText(row.kiosk_id) as KioskId,
  kioskEpoch: asNumber(row.kiosk_epoch),
  heartbeatCounter: asNumber(row.heartbeat_counter),
  atMs: asNumber(row.at_ms),
  softwareVersion: asText(row.software_version),
  acceptors: asDocument<KioskTelling['acceptors']>(row.acceptors),
});

type BatchColumns = BatchKey & { batchHash: string; bytes: Uint8Array; signature: string };

const batchValues = (batch: BatchColumns) => [
  batch.kioskId,
  batch.kioskEpoch,
  batch.batchSeq,
  batch.batchHash,
  batch.bytes,
  batch.signature,
];

const readBatch = (row: Row): BatchColumns => ({
  kioskId: asText(row.kiosk_id) as KioskId,
  kioskEpoch: asNumber(row.kiosk_epoch),
  batchSeq: asNumber(row.batch_seq),
  batchHash: asText(row.batch_hash),
  bytes: unpackBytes(asBytes(row.bytes)),
  signature: asText(row.signature),
});

const readKiosk = (row: Row): Kiosk => ({
  ...readSighting(row),
  id: asText(row.id) as KioskId,
  name: asText(row.name),
  state: asText(row.state) as Kiosk['state'],
  ...(asNumber(row.is_released) === 1 && { isReleased: true }),
  kioskEpoch: asNumber(row.kiosk_epoch),
  certificate: optional(row.certificate, asDocument<KioskCertificate>),
  lastBatchSeq: asNumber(row.last_batch_seq),
  lastBatchHash: asText(row.last_batch_hash),
  lastSeq: asNumber(row.last_seq),
  lastAcceptedAtMs: optional(row.last_accepted_at_ms, asNumber),
  heartbeatCounter: asNumber(row.heartbeat_counter),
  lastSeenAtMs: optional(row.last_seen_at_ms, asNumber),
});

function readSighting(row: Row): Pick<Kiosk, 'position' | 'health'> {
  const health = optional(row.health, asDocument<KioskHealth>);
  const latitudeE6 = optional(row.latitude_e6, asNumber);
  const longitudeE6 = optional(row.longitude_e6, asNumber);
  return {
    ...(health && { health }),
    ...(latitudeE6 !== undefined &&
      longitudeE6 !== undefined && { position: { latitudeE6, longitudeE6 } }),
  };
}

const KIOSK = `select * from kiosks where id = ?`;

const KIOSKS = `select * from kiosks order by id`;

const SAVE_KIOSK = `
  insert into kiosks (id, name, state, kiosk_epoch, certificate, last_batch_seq, last_batch_hash,
                      last_seq, last_accepted_at_ms, heartbeat_counter, last_seen_at_ms,
                      latitude_e6, longitude_e6, health, is_released)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
     set name = excluded.name, state = excluded.state, kiosk_epoch = excluded.kiosk_epoch,
         certificate = excluded.certificate, last_batch_seq = excluded.last_batch_seq,
         last_batch_hash = excluded.last_batch_hash, last_seq = excluded.last_seq,
         last_accepted_at_ms = excluded.last_accepted_at_ms,
         heartbeat_counter = excluded.heartbeat_counter, last_seen_at_ms = excluded.last_seen_at_ms,
         latitude_e6 = excluded.latitude_e6, longitude_e6 = excluded.longitude_e6,
         health = excluded.health, is_released = excluded.is_released`;

const TOKEN = `select * from enrolment_tokens where token_hash = ?`;

const SAVE_TOKEN = `
  insert into enrolment_tokens (token_hash, kiosk_id, expires_at_ms, certificate)
  values (?, ?, ?, ?)
      on conflict (token_hash) do update set certificate = excluded.certificate`;

const BATCH = `
  select * from batches where kiosk_id = ? and kiosk_epoch = ? and batch_seq = ?`;

const LAST_BATCH = `
  select * from batches where kiosk_id = ? and kiosk_epoch = ? order by batch_seq desc limit 1`;

const BATCHES_BEFORE = `
  select * from batches
   where kiosk_id = ? and (kiosk_epoch, batch_seq) < (?, ?)
   order by kiosk_epoch desc, batch_seq desc limit ?`;

const TELLINGS_BEFORE = `
  select * from kiosk_tellings
   where kiosk_id = ? and (kiosk_epoch, heartbeat_counter) < (?, ?)
   order by kiosk_epoch desc, heartbeat_counter desc limit ?`;

const OLDEST_TELLINGS = `
  select * from kiosk_tellings where kiosk_id = ?
   order by kiosk_epoch, heartbeat_counter limit 2`;

const ADD_TELLING = `
  insert into kiosk_tellings (kiosk_id, kiosk_epoch, heartbeat_counter, at_ms, software_version,
                              acceptors)
  values (?, ?, ?, ?, ?, ?)`;

const DROP_TELLING = `
  delete from kiosk_tellings
   where kiosk_id = ? and kiosk_epoch = ? and heartbeat_counter = ?`;

const ADD_BATCH = `
  insert into batches (kiosk_id, kiosk_epoch, batch_seq, batch_hash, bytes, signature, accepted_at_ms)
  values (?, ?, ?, ?, ?, ?, ?)`;

const HELD_SIZE = `
  select count(*) as batches, coalesce(sum(length(bytes)), 0) as bytes
    from held_batches
   where kiosk_id = ?`;

const HELD = `
  select * from held_batches where kiosk_id = ?
   order by kiosk_epoch, batch_seq, batch_hash limit ?`;

const HOLD = `
  insert into held_batches (kiosk_id, kiosk_epoch, batch_seq, batch_hash, bytes, signature, held_at_ms)
  values (?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing`;

const DROP_HELD = `
  delete from held_batches
   where kiosk_id = ? and kiosk_epoch = ? and batch_seq = ? and batch_hash = ?`;
