// The cashbox for the store in memory: the same answer as the SQLite one gives.
import type { JournalRecord } from '#ledger/contract/batch.ts';
import type { Cashbox } from './kiosk-store.ts';
import { coinBodies } from './records.ts';

/** What these records, in order and without copies, tell of the cashbox. */
export function cashboxIn(records: readonly JournalRecord[]): Cashbox {
  const move = records.findLast(({ kind }) => kind.startsWith('cashbox-'));
  const removedAt = records.findLastIndex(({ kind }) => kind === 'cashbox-removed');
  const since = records.slice(removedAt + 1).filter(({ kind }) => kind === 'coin');
  const counts = new Map<string, Cashbox['coins'][number]>();
  for (const { currency, faceMinor } of coinBodies(since)) {
    const key = `${currency} ${faceMinor}`;
    counts.set(key, { currency, faceMinor, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return {
    isInserted: move?.kind !== 'cashbox-removed',
    ...(move && { movedAt: move.at }),
    coins: [...counts.values()].toSorted(byCurrencyThenLarge),
  };
}

type Row = Cashbox['coins'][number];

function byCurrencyThenLarge(one: Row, other: Row): number {
  if (one.currency !== other.currency) return one.currency < other.currency ? -1 : 1;
  return Number(BigInt(other.faceMinor) - BigInt(one.faceMinor));
}
