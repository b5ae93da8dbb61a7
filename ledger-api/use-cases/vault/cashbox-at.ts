// What the books had in a cashbox at one record of its kiosk's journal: what is in it now, less what came later.
import type { ReceivedBatch } from '../../contract/batch.ts';
import type { KioskId } from '../../contract/ids.ts';
import type { CutOff } from '../../ledger/bag.ts';
import type { CoinCount } from '../../ledger/deposit.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import type { StoredCoin } from '../../store/port/deposits.ts';
import type { Kiosk, StoredBatch } from '../../store/port/kiosks.ts';
import { readRecords } from '../batch/read-records.ts';

export type CashboxAtResult =
  | { ok: true; coins: readonly CoinCount[] }
  /** Records up to the cut-off have not come, and nobody has said that they never will. */
  | { ok: false; error: 'records-missing' }
  | { ok: false; error: 'cut-off-too-old' };

/** The coins up to and with the cut-off that no earlier bag has taken. */
export async function cashboxAt(
  books: ReadingBooks,
  kiosk: Kiosk,
  cutOff: CutOff,
): Promise<CashboxAtResult> {
  if (!(await hasArrived(books, kiosk, cutOff))) return { ok: false, error: 'records-missing' };
  const later = await coinsBehind(books, kiosk, cutOff);
  if (later === 'too-many') return { ok: false, error: 'cut-off-too-old' };
  const counts = new Map(
    (await books.bags.cashbox(kiosk.id)).map((face) => [keyOf(face), face] as const),
  );
  for (const coin of later) {
    const face = counts.get(keyOf(coin));
    if (face) counts.set(keyOf(coin), { ...face, count: face.count - 1 });
  }
  return { ok: true, coins: [...counts.values()].filter((face) => face.count > 0) };
}

async function hasArrived(books: ReadingBooks, kiosk: Kiosk, cutOff: CutOff): Promise<boolean> {
  const { kioskEpoch, seq } = cutOff;
  const last =
    kioskEpoch === kiosk.kioskEpoch
      ? kiosk.lastSeq
      : lastSeqOf(await books.kiosks.lastBatch(kiosk.id, kioskEpoch));
  return last >= seq || (await books.bags.lostEpoch(kiosk.id, kioskEpoch)) !== undefined;
}

/** Booked coins whose records stand behind the cut-off, read from the batches that brought them. */
async function coinsBehind(
  books: ReadingBooks,
  kiosk: Kiosk,
  cutOff: CutOff,
): Promise<readonly StoredCoin[] | 'too-many'> {
  const coins: StoredCoin[] = [];
  let left = BATCHES_BEHIND_MAX;
  for (let epoch = kiosk.kioskEpoch; epoch >= cutOff.kioskEpoch; epoch--) {
    const behindSeq = epoch === cutOff.kioskEpoch ? cutOff.seq : 0;
    let batch = await books.kiosks.lastBatch(kiosk.id, epoch);
    while (batch && lastSeqOf(batch) > behindSeq) {
      if (left-- === 0) return 'too-many';
      coins.push(...(await bookedCoins(books, batch, behindSeq)));
      const batchSeq: number = batch.batchSeq - 1;
      batch = await books.kiosks.batch({ kioskId: kiosk.id, kioskEpoch: epoch, batchSeq });
    }
  }
  return coins;
}

async function bookedCoins(
  books: ReadingBooks,
  batch: StoredBatch,
  behindSeq: number,
): Promise<readonly StoredCoin[]> {
  const told = readRecords(batchOf(batch)).flatMap((record) =>
    record.kind === 'coin' && record.raw.seq > behindSeq
      ? [{ ...record.body, creditSeq: BigInt(record.body.creditSeq) }]
      : [],
  );
  const { kioskId, kioskEpoch } = batch;
  const { firstSeq, lastSeq } = batchOf(batch);
  // A coin that was told twice is booked where it was told first.
  return (await books.deposits.knownCredits(told)).filter(
    (coin) =>
      isOf(coin, kioskId, kioskEpoch) &&
      coin.seq >= firstSeq &&
      coin.seq <= lastSeq &&
      coin.fate !== 'unbooked',
  );
}

const isOf = (coin: StoredCoin, kioskId: KioskId, kioskEpoch: number): boolean =>
  coin.kioskId === kioskId && coin.kioskEpoch === kioskEpoch;

/** A stored batch as it was received; its bytes were checked before they were stored. */
export const batchOf = ({ bytes }: StoredBatch): ReceivedBatch =>
  JSON.parse(new TextDecoder().decode(bytes)) as ReceivedBatch;

const lastSeqOf = (batch: StoredBatch | undefined): number => (batch ? batchOf(batch).lastSeq : 0);

const keyOf = (coin: { currency: string; faceMinor: bigint }): string =>
  `${coin.currency} ${coin.faceMinor}`;

/** A bag is sealed within days of its cut-off, not after a hundred thousand coins. */
const BATCHES_BEHIND_MAX = 2_000;
