// What the books know about a deposit that somebody complains about, gathered when the claim is filed.
import type { Evidence } from '../../contract/claim.ts';
import { instantText } from '../../contract/ids.ts';
import type { Deposit } from '../../ledger/deposit.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import type { StoredCoin } from '../../store/port/deposits.ts';
import { findBatch, type FoundBatch } from './find-batch.ts';

/** Coins, records, signed batches, what the kiosk reported around that time, tables and rate cards. */
export async function collectEvidence(books: ReadingBooks, deposit: Deposit): Promise<Evidence> {
  const coins = await books.deposits.coins(deposit.id);
  const kiosk = await books.kiosks.find(deposit.kioskId);
  const endMs = deposit.closedAtMs ?? deposit.openedAtMs;
  const events = await books.paperwork.tasksAt(
    deposit.kioskId,
    deposit.openedAtMs - AROUND_MS,
    endMs + AROUND_MS,
    EVENTS_MAX,
  );
  const acceptorIds = [...new Set(coins.map((coin) => coin.acceptorId))].sort();
  const tables = await books.paperwork.coinTables(acceptorIds);
  const records = recordsOf(coins);
  return {
    kioskId: deposit.kioskId,
    kioskName: kiosk?.name ?? '',
    state: deposit.state,
    openedAt: instantText(deposit.openedAtMs),
    ...(deposit.closedAtMs !== undefined && { closedAt: instantText(deposit.closedAtMs) }),
    coins: deposit.coins.map(({ currency, faceMinor, count }) => ({
      currency,
      faceMinor: String(faceMinor),
      count,
    })),
    ...(records && { records }),
    batches: records ? await batchesOf(books, deposit, records) : [],
    events: events.map(({ openedAtMs, kind, text }) => ({
      at: instantText(openedAtMs),
      kind,
      text,
    })),
    // The table in force was the newest that had been approved by then.
    coinTables: acceptorIds.flatMap((acceptorId) => {
      const approved = tables.filter(
        (table) => table.acceptorId === acceptorId && Date.parse(table.approvedAt) <= endMs,
      );
      const [inForce] = approved.toSorted((a, b) => b.number - a.number);
      if (!inForce) return [];
      const { number, approvedBy, approvedAt } = inForce;
      return [{ acceptorId, number, approvedBy, approvedAt }];
    }),
    rateCards: [...deposit.cardNumbers],
  };
}

type Records = NonNullable<Evidence['records']>;

/** Of the newest epoch the coins name; one deposit does not reach over an epoch. */
function recordsOf(coins: readonly StoredCoin[]): Records | undefined {
  const [first] = coins;
  if (!first) return undefined;
  const seqs = coins.filter((coin) => coin.kioskEpoch === first.kioskEpoch).map(({ seq }) => seq);
  return { kioskEpoch: first.kioskEpoch, firstSeq: Math.min(...seqs), lastSeq: Math.max(...seqs) };
}

async function batchesOf(
  books: ReadingBooks,
  { kioskId }: Deposit,
  { kioskEpoch, firstSeq, lastSeq }: Records,
): Promise<Evidence['batches']> {
  const found: FoundBatch[] = [];
  for (let seq = firstSeq; seq <= lastSeq && found.length < BATCHES_MAX;) {
    const batch = await findBatch(books, kioskId, kioskEpoch, seq);
    if (!batch) break;
    found.push(batch);
    seq = batch.lastSeq + 1;
  }
  return found.map(({ batchSeq, batchHash }) => ({ kioskEpoch, batchSeq, batchHash }));
}

const AROUND_MS = 86_400_000;
const EVENTS_MAX = 50;
const BATCHES_MAX = 100;
