// Journal records become a batch: numbered, chained to the one before, within the limits of the wire.
import {
  type Batch,
  BATCH_BYTES_MAX,
  BATCH_RECORDS_MAX,
  type BatchEnvelope,
} from '#ledger/contract/batch.ts';
import { instantText, type KioskId } from '#ledger/contract/ids.ts';
import type { Enrolment, KioskStore } from '../store/kiosk-store.ts';

/**
 * The next batch of a kiosk from its unbatched records, or undefined when there are none. It names the batch before
 * it, and carries exactly the sealed numbers that its session-opened records name.
 */
export function nextBatch(
  store: Pick<KioskStore, 'outbox' | 'nextRecords'>,
  enrolment: Enrolment,
  createdAtMs: number,
): BatchEnvelope | undefined {
  const { records, sealed } = store.nextRecords(
    BATCH_RECORDS_MAX,
    BATCH_BYTES_MAX - HEAD_BYTES_MAX,
  );
  const [first, last] = [records[0], records.at(-1)];
  if (!first || !last) return undefined;
  const { lastBatchSeq, lastBatchHash } = store.outbox();
  const batch: Batch = {
    kioskId: enrolment.kioskId as KioskId, // Brand: the certificate named it.
    kioskEpoch: enrolment.kioskEpoch,
    batchSeq: lastBatchSeq + 1,
    prevBatchHash: lastBatchHash,
    firstSeq: first.seq,
    lastSeq: last.seq,
    createdAt: instantText(createdAtMs),
    records: [...records],
  };
  return { batch, sealed };
}

/** Everything of an envelope that is not a record or a sealed number (about 400 bytes), generously. */
const HEAD_BYTES_MAX = 1_024;
