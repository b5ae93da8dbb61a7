// What a quarantined or revoked kiosk told meanwhile: two operators let it into the books, batch by batch, in order.
import { ReceivedEnvelope } from '../contract/batch.ts';
import type { KioskId } from '../contract/ids.ts';
import type { WritingBooks } from '../store/ledger-store.ts';
import type { HeldBatch, Kiosk } from '../store/port/kiosks.ts';
import { atTheDoor } from './batch/door.ts';
import { unsealNumbers } from './batch/gather-facts.ts';
import { readRecords } from './batch/read-records.ts';
import { applyBatch, HELD_BATCHES_MAX, type PostBatchDeps } from './post-batch.ts';

export type ReleaseResult =
  | { ok: true; applied: number; left: number; acceptedThrough: number }
  | { ok: false; error: 'not-found' };

/**
 * Enters what continues the kiosk's chain, at most 200 batches at once. A quarantined kiosk is active again; a revoked
 * one stays revoked, and what it told goes on. What contradicts the books, or belongs to an earlier enrolment, stays held.
 */
export async function releaseHeld(
  books: WritingBooks,
  deps: Omit<PostBatchDeps, 'store'>,
  kioskId: KioskId,
  nowMs: number,
): Promise<ReleaseResult> {
  let kiosk = await books.kiosks.find(kioskId);
  if (!kiosk) return { ok: false, error: 'not-found' };
  if (kiosk.state === 'quarantined') {
    kiosk = { ...kiosk, state: 'active' };
    await books.kiosks.save(kiosk);
  }
  if (kiosk.state === 'revoked' && !kiosk.isReleased) {
    kiosk = { ...kiosk, isReleased: true };
    await books.kiosks.save(kiosk);
  }
  let applied = 0;
  const all = await books.kiosks.held(kioskId, HELD_BATCHES_MAX);
  // Those of an earlier enrolment cannot be entered any more, and must not stand in the way.
  const { kioskEpoch } = kiosk;
  const ofThisEpoch = all.filter((held) => held.kioskEpoch === kioskEpoch);
  for (const held of ofThisEpoch.slice(0, RELEASED_AT_ONCE_MAX)) {
    const after = await release(books, deps, kiosk, held, nowMs);
    if (!after) continue;
    kiosk = after;
    applied += 1;
  }
  const { batches: left } = await books.kiosks.heldSize(kioskId);
  return { ok: true, applied, left, acceptedThrough: kiosk.lastBatchSeq };
}

/** The kiosk after this batch, or undefined when it cannot be entered. */
async function release(
  books: WritingBooks,
  deps: Omit<PostBatchDeps, 'store'>,
  kiosk: Kiosk,
  held: HeldBatch,
  nowMs: number,
): Promise<Kiosk | undefined> {
  const { bytes, batchHash, signature } = held;
  // It was checked, and its signature verified, before it was held.
  const envelope = ReceivedEnvelope.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  const { batch, sealed } = envelope;
  const stored = await books.kiosks.batch(held);
  const door = atTheDoor({ ...kiosk, state: 'active' }, stored, batch, batchHash);
  if (door !== 'next' && door !== 'known') return undefined;
  await books.kiosks.dropHeld(held);
  if (door === 'known') return kiosk;
  const signed = { envelope, batchHash, bytes, signature };
  const read = {
    signed,
    records: readRecords(batch),
    numbers: unsealNumbers(sealed, deps.openPhone),
  };
  return applyBatch(books, deps, kiosk, read, nowMs);
}

const RELEASED_AT_ONCE_MAX = 200;
