// Which signed batch holds a journal record: batches are in the order of their records, so a few looks find it.
import type { KioskId } from '../../contract/ids.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';

export type FoundBatch = Readonly<{
  kioskEpoch: number;
  batchSeq: number;
  batchHash: string;
  firstSeq: number;
  lastSeq: number;
}>;

/** The batch with record `seq` of this kiosk's epoch; undefined while it has not arrived. */
export async function findBatch(
  books: ReadingBooks,
  kioskId: KioskId,
  kioskEpoch: number,
  seq: number,
): Promise<FoundBatch | undefined> {
  const look = (batchSeq: number) => batchAt(books, kioskId, kioskEpoch, batchSeq);
  // A batch has at least one record, so it cannot stand behind number `seq`.
  let [from, to] = [1, seq];
  while (from <= to) {
    const middle = Math.floor((from + to) / 2);
    const batch = await look(middle);
    if (batch && batch.firstSeq <= seq && seq <= batch.lastSeq) return batch;
    if (batch && batch.lastSeq < seq) from = middle + 1;
    else to = middle - 1;
  }
  return undefined;
}

async function batchAt(
  books: ReadingBooks,
  kioskId: KioskId,
  kioskEpoch: number,
  batchSeq: number,
): Promise<FoundBatch | undefined> {
  const stored = await books.kiosks.batch({ kioskId, kioskEpoch, batchSeq });
  if (!stored) return undefined;
  const { firstSeq, lastSeq } = JSON.parse(new TextDecoder().decode(stored.bytes)) as FoundBatch;
  return { kioskEpoch, batchSeq, batchHash: stored.batchHash, firstSeq, lastSeq };
}
