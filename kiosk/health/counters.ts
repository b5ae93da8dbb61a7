// What the kiosk has counted since it started, for `/healthz` and the service screen.
import type { AcceptorReport } from '#drivers/coin-acceptor.ts';

export type Counts = Readonly<{
  coins: number;
  rejects: Readonly<Record<string, number>>;
  gaps: number;
  storeFailures: number;
}>;

export interface Counters {
  /** A report that has been stored. */
  countReport(report: AcceptorReport): void;
  countStoreFailure(): void;
  counts(): Counts;
}

/** All zero. */
export function createCounters(): Counters {
  let counts = { coins: 0, gaps: 0, storeFailures: 0 };
  const rejects: Record<string, number> = {};
  return {
    countReport: ({ events }) => {
      for (const event of events) {
        if (event.kind === 'coin') counts = { ...counts, coins: counts.coins + 1 };
        if (event.kind === 'gap') counts = { ...counts, gaps: counts.gaps + 1 };
        if (event.kind === 'reject') rejects[event.cause] = (rejects[event.cause] ?? 0) + 1;
      }
    },
    countStoreFailure: () => {
      counts = { ...counts, storeFailures: counts.storeFailures + 1 };
    },
    counts: () => ({ ...counts, rejects: { ...rejects } }),
  };
}
