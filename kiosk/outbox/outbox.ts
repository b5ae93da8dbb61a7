// What leaves the kiosk next: the oldest batch the ledger has not seen, made and signed when there is none yet.
import type { SigningKey } from '#ledger/contract/signature.ts';
import type { Enrolment, KioskStore, StoredBatch } from '../store/kiosk-store.ts';
import { nextBatch } from './batch.ts';
import { signBatch } from './sign-batch.ts';

/**
 * The batch after `sentThrough`: a stored one if it was signed before, else a new one from what waits in the journal,
 * stored before it is returned. Undefined when nothing waits.
 */
export function batchAfter(
  sentThrough: number,
  outbox: Readonly<{ store: KioskStore; key: SigningKey; enrolment: Enrolment; nowMs: number }>,
): StoredBatch | undefined {
  const { store, key, enrolment, nowMs } = outbox;
  const { lastBatchSeq } = store.outbox();
  if (sentThrough < lastBatchSeq) {
    const stored = store.batch(sentThrough + 1);
    if (!stored) throw new Error(`batch ${sentThrough + 1} was forgotten before it was sent`);
    return stored;
  }
  const envelope = nextBatch(store, enrolment, nowMs);
  if (!envelope) return undefined;
  const { firstSeq, lastSeq } = envelope.batch;
  const signed = signBatch(key, envelope);
  store.addBatch({ ...signed, firstSeq, lastSeq });
  return signed;
}
