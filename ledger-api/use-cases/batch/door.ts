// Who may come in: the kiosk's state, whether the batch is known, and whether it continues the chain.
import type { ReceivedBatch } from '../../contract/batch.ts';
import type { Kiosk, StoredBatch } from '../../store/port/kiosks.ts';

export type AtTheDoor =
  | 'unknown-kiosk'
  /** Applied before: the answer is the same as then. */
  | 'known'
  /** The kiosk is quarantined or revoked: kept aside. */
  | 'held'
  | 'gap'
  /** The same number with other content, or a broken chain. */
  | 'conflict'
  | 'next';

/** Decides what happens to a batch whose signature was verified; `stored` is the one with its number. */
export function atTheDoor(
  kiosk: Kiosk | undefined,
  stored: StoredBatch | undefined,
  batch: ReceivedBatch,
  batchHash: string,
): AtTheDoor {
  if (stored?.batchHash === batchHash) return 'known';
  if (!kiosk || kiosk.kioskEpoch !== batch.kioskEpoch) return 'unknown-kiosk';
  if (stored) return 'conflict';
  if (kiosk.state !== 'active') return 'held';
  if (batch.batchSeq > kiosk.lastBatchSeq + 1) return 'gap';
  return continuesChain(kiosk, batch) ? 'next' : 'conflict';
}

function continuesChain(kiosk: Kiosk, batch: ReceivedBatch): boolean {
  const { records, firstSeq, lastSeq } = batch;
  return (
    batch.batchSeq === kiosk.lastBatchSeq + 1 &&
    batch.prevBatchHash === kiosk.lastBatchHash &&
    firstSeq === kiosk.lastSeq + 1 &&
    lastSeq === firstSeq + records.length - 1 &&
    records.every((record, i) => record.seq === firstSeq + i)
  );
}
