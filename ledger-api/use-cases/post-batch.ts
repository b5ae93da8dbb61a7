// Posts a kiosk's batch: known, next, too early or in conflict; applied whole, or not at all.
import type { Entropy } from '#drivers/entropy.ts';
import { batchBytesWithin, type ReceivedBatch, type ReceivedEnvelope } from '../contract/batch.ts';
import type { HoldPeriods } from '../ledger/policy/hold.ts';
import type { LedgerStore, WritingBooks } from '../store/ledger-store.ts';
import type { Kiosk } from '../store/port/kiosks.ts';
import { atTheDoor } from './batch/door.ts';
import { enterRecords } from './batch/enter-records.ts';
import { gatherFacts, unsealNumbers } from './batch/gather-facts.ts';
import { readRecords } from './batch/read-records.ts';
import { writePage } from './batch/write-page.ts';
import type { Phones } from './phones.ts';
import { together } from './together.ts';

/** A batch whose kiosk signature and canonical form have been verified. */
export type SignedBatch = Readonly<{
  envelope: ReceivedEnvelope;
  batchHash: string;
  /** The envelope's canonical bytes, as they came. */
  bytes: Uint8Array;
  signature: string;
}>;

export type PostBatchDeps = Readonly<{
  store: LedgerStore;
  phones: Phones;
  entropy: Entropy;
  /** The number in a sealed blob, or undefined when it cannot be opened. */
  openPhone(blob: Uint8Array): string | undefined;
  holdPeriods: HoldPeriods;
}>;

export type PostBatchResult =
  | { ok: true; acceptedThrough: number; isHeld: boolean }
  | { ok: false; error: 'sequence-gap'; expected: number }
  | { ok: false; error: 'sequence-conflict' | 'unknown-kiosk' };

/** Posts the batch in one transaction. Sent twice it is posted once and answered the same. */
export function postBatch(
  deps: PostBatchDeps,
  signed: SignedBatch,
  nowMs: number,
): Promise<PostBatchResult> {
  const { batch, sealed } = signed.envelope;
  const numbers = unsealNumbers(sealed, deps.openPhone);
  const records = readRecords(batch);

  return deps.store.transact(async (books) => {
    const [kiosk, stored] = await together([
      books.kiosks.find(batch.kioskId),
      books.kiosks.batch(batch),
    ]);
    const door = atTheDoor(kiosk, stored, batch, signed.batchHash);
    if (door === 'known') return { ok: true, acceptedThrough: batch.batchSeq, isHeld: false };
    if (door === 'unknown-kiosk' || !kiosk) return { ok: false, error: 'unknown-kiosk' };
    if (door === 'gap') {
      return { ok: false, error: 'sequence-gap', expected: kiosk.lastBatchSeq + 1 };
    }
    if (door === 'conflict') return refuseConflict(books, kiosk, batch, nowMs);
    if (door === 'held') return hold(books, kiosk, signed, nowMs);

    await applyBatch(books, deps, kiosk, { signed, records, numbers }, nowMs);
    return { ok: true, acceptedThrough: batch.batchSeq, isHeld: false };
  });
}

/** A batch that was read, with the numbers that its sealed blobs hold. */
export type ReadBatch = Readonly<{
  signed: SignedBatch;
  records: ReturnType<typeof readRecords>;
  numbers: ReturnType<typeof unsealNumbers>;
}>;

/** Enters the next batch of a kiosk, whole; answers the kiosk as it stands afterwards. */
export async function applyBatch(
  books: WritingBooks,
  deps: Omit<PostBatchDeps, 'store'>,
  kiosk: Kiosk,
  { signed, records, numbers }: ReadBatch,
  nowMs: number,
): Promise<Kiosk> {
  const { batch, sealed } = signed.envelope;
  const page = await gatherFacts(books, { ...deps, nowMs }, kiosk, records, numbers);
  enterRecords(page, records, batch.lastSeq);
  await books.kiosks.addBatch({
    kioskId: kiosk.id,
    kioskEpoch: batch.kioskEpoch,
    batchSeq: batch.batchSeq,
    batchHash: signed.batchHash,
    bytes: batchBytesWithin(signed.bytes, signed.envelope),
    signature: signed.signature,
    acceptedAtMs: nowMs,
  });
  const after = advanced(kiosk, signed, nowMs);
  await books.kiosks.save(after);
  await writePage(books, page, batch.batchSeq, sealed);
  return after;
}

const advanced = (kiosk: Kiosk, { envelope, batchHash }: SignedBatch, nowMs: number): Kiosk => ({
  ...kiosk,
  lastBatchSeq: envelope.batch.batchSeq,
  lastBatchHash: batchHash,
  lastSeq: envelope.batch.lastSeq,
  // The server's clock may have been set back; a kiosk's accepted batches are still in order.
  lastAcceptedAtMs: Math.max(nowMs, kiosk.lastAcceptedAtMs ?? 0),
  lastSeenAtMs: nowMs,
});

/** Two histories under one number: the kiosk is quarantined and an operator decides. */
async function refuseConflict(
  books: WritingBooks,
  kiosk: Kiosk,
  batch: ReceivedBatch,
  nowMs: number,
): Promise<PostBatchResult> {
  if (kiosk.state === 'active') await books.kiosks.save({ ...kiosk, state: 'quarantined' });
  await books.paperwork.openTask({
    key: `sequence-conflict ${kiosk.id} ${batch.kioskEpoch} ${batch.batchSeq}`,
    kind: 'sequence-conflict',
    kioskId: kiosk.id,
    openedAtMs: nowMs,
    text: `Batch ${batch.batchSeq} does not continue what this kiosk sent before; it is quarantined.`,
    record: undefined,
  });
  return { ok: false, error: 'sequence-conflict' };
}

/** Keeps the batch aside as far as there is room; the kiosk keeps it too, because nothing is acknowledged. */
async function hold(
  books: WritingBooks,
  kiosk: Kiosk,
  { envelope: { batch }, batchHash, bytes, signature }: SignedBatch,
  nowMs: number,
): Promise<PostBatchResult> {
  const size = await books.kiosks.heldSize(kiosk.id);
  if (size.batches < HELD_BATCHES_MAX && size.bytes + bytes.length <= HELD_BYTES_MAX) {
    const { kioskId, kioskEpoch, batchSeq } = batch;
    await books.kiosks.hold({
      kioskId,
      kioskEpoch,
      batchSeq,
      batchHash,
      bytes,
      signature,
      heldAtMs: nowMs,
    });
  }
  return { ok: true, acceptedThrough: kiosk.lastBatchSeq, isHeld: true };
}

/** No more of one kiosk is kept aside. */
export const HELD_BATCHES_MAX = 1_000;
const HELD_BYTES_MAX = 64 * 1024 * 1024;
