// Batches of kiosks: their bytes, chain and signatures, and every coin in them booked once or explained.
import { inflateSync } from 'node:zlib';
import { batchBytes, FIRST_PREV_BATCH_HASH, type ReceivedBatch } from '../../contract/batch.ts';
import type { KioskCertificate } from '../../contract/kiosk-documents.ts';
import { sha256Hex, verifyBytes } from '../../contract/signature.ts';
import type { Chapter, Desk } from '../desk.ts';
import { isSigned, readCanonical } from '../documents.ts';
import { bytesOf, numberOf, optionalText, type Row, textOf } from '../reader.ts';
import { coinBook } from './coin-book.ts';
import { judgeRecords } from './records.ts';

export function batchesChapter(desk: Desk): Chapter {
  const { books, differ, count } = desk;
  const coins = coinBook(desk);
  return {
    name: 'batches and coins',
    open: coins.open,
    read: coins.book,
    close: async () => {
      const certificates = await readCertificates(desk);
      const ends = new Map<string, End>();
      let batches = 0;
      for await (const row of books.rows(BATCHES)) {
        batches += 1;
        const place = `${textOf(row.kiosk_id)}/${numberOf(row.kiosk_epoch)}`;
        const batch = judgeBatch(desk, row, ends.get(place), certificates.get(place));
        if (!batch) continue;
        ends.set(place, {
          batchSeq: numberOf(row.batch_seq),
          batchHash: textOf(row.batch_hash),
          lastSeq: batch.lastSeq,
        });
        judgeRecords(desk, coins, batch);
      }
      for await (const row of books.rows(KIOSKS)) {
        const { batchSeq, batchHash, lastSeq } =
          ends.get(`${textOf(row.id)}/${numberOf(row.kiosk_epoch)}`) ?? BEFORE_ALL;
        const told = `${row.last_batch_seq} ${row.last_batch_hash} ${row.last_seq}`;
        if (told !== `${batchSeq} ${batchHash} ${lastSeq}`) {
          differ(`Kiosk ${textOf(row.id)} is said to stand at ${told}, its batches end elsewhere.`);
        }
      }
      coins.close();
      count('batches', batches);
    },
  };
}

type End = Readonly<{ batchSeq: number; batchHash: string; lastSeq: number }>;
const BEFORE_ALL: End = { batchSeq: 0, batchHash: FIRST_PREV_BATCH_HASH, lastSeq: 0 };

/** Batches are kept packed (zlib, which begins with 78) or, from before that, as they came; undefined when damaged. */
function unpacked(stored: Uint8Array): Uint8Array | undefined {
  if (stored[0] !== 0x78) return stored;
  try {
    return inflateSync(stored, { maxOutputLength: 64 * 1024 * 1024 });
  } catch {
    return undefined;
  }
}

/** The batch as it was received; undefined when its bytes cannot be read. */
function judgeBatch(
  { differ }: Desk,
  row: Row,
  before: End = BEFORE_ALL,
  certificate: KioskCertificate | undefined,
): ReceivedBatch | undefined {
  const [kioskId, kioskEpoch] = [textOf(row.kiosk_id), numberOf(row.kiosk_epoch)];
  const batchSeq = numberOf(row.batch_seq);
  const where = `Batch ${kioskId}/${kioskEpoch}/${batchSeq}`;
  const bytes = unpacked(bytesOf(row.bytes));
  if (!bytes) return void differ(`${where}: its bytes cannot be unpacked.`);
  const hash = textOf(row.batch_hash);
  if (sha256Hex(bytes) !== hash) differ(`${where}: its bytes have another hash than its own.`);
  const batch = readCanonical<ReceivedBatch>(new TextDecoder().decode(bytes));
  if (!batch || Buffer.compare(batchBytes(batch), bytes) !== 0) {
    return void differ(`${where}: its bytes are not canonical JSON.`);
  }
  const isItself =
    batch.kioskId === kioskId && batch.kioskEpoch === kioskEpoch && batch.batchSeq === batchSeq;
  if (!isItself) differ(`${where}: its bytes are those of another batch.`);
  if (batchSeq !== before.batchSeq + 1) differ(`${where} follows batch ${before.batchSeq}.`);
  if (batch.prevBatchHash !== before.batchHash)
    differ(`${where} does not chain to the one before.`);
  const isContiguous =
    batch.firstSeq === before.lastSeq + 1 &&
    batch.records.every((record, i) => record.seq === batch.firstSeq + i) &&
    batch.lastSeq === batch.firstSeq + batch.records.length - 1;
  if (!isContiguous) differ(`${where}: its records do not follow those before it.`);
  const signature = textOf(row.signature);
  const isSignedByKiosk =
    certificate !== undefined &&
    verifyBytes(certificate.publicKey, Buffer.from(hash, 'hex'), signature);
  if (!isSignedByKiosk)
    differ(`${where} is not signed by the key that its kiosk was enrolled with.`);
  return batch;
}

/** The certificate of each enrolment, by kiosk and epoch. */
async function readCertificates(desk: Desk): Promise<ReadonlyMap<string, KioskCertificate>> {
  const found = new Map<string, KioskCertificate>();
  for (const statement of CERTIFICATES) {
    for await (const row of desk.books.rows(statement)) {
      const text = optionalText(row.certificate);
      const certificate = text === undefined ? undefined : readCanonical<KioskCertificate>(text);
      if (!certificate || !isSigned(desk, certificate, 'kiosk-certificate')) {
        desk.differ(`A certificate of kiosk ${textOf(row.id)} is not signed by the ledger's key.`);
      } else found.set(`${certificate.kioskId}/${certificate.kioskEpoch}`, certificate);
    }
  }
  return found;
}

const BATCHES = `select * from batches order by kiosk_id, kiosk_epoch, batch_seq`;
const KIOSKS = `select id, kiosk_epoch, last_batch_seq, last_batch_hash, last_seq from kiosks`;
// Earlier epochs are known by the tokens they were enrolled with.
const CERTIFICATES = [
  `select kiosk_id as id, certificate from enrolment_tokens where certificate is not null`,
  `select id, certificate from kiosks where certificate is not null`,
];
