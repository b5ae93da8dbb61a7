// Of many ledger processes on one database only one sweeps and seals: the holder of the lease.
import type { LedgerStore } from '../../store/ledger-store.ts';

export type Lease = Readonly<{
  /** True while this process is the one; asks the books only when the lease has to be renewed. */
  isHeld(nowMs: number): Promise<boolean>;
}>;

/**
 * `holder` names this process. Where a data lock keeps all others out it is a constant, so that the work goes on
 * at once after a restart.
 */
export function upkeepLease(store: LedgerStore, holder: string): Lease {
  let renewAtMs = Number.NEGATIVE_INFINITY;
  let askedAtMs = Number.POSITIVE_INFINITY;
  return {
    isHeld: async (nowMs) => {
      // A clock that was set back must not make the lease last longer.
      if (nowMs >= askedAtMs && nowMs < renewAtMs) return true;
      const isTaken = await store.transact((books) =>
        books.paperwork.takeLease('upkeep', holder, nowMs, LEASE_MS),
      );
      askedAtMs = nowMs;
      renewAtMs = isTaken ? nowMs + LEASE_MS / 3 : Number.NEGATIVE_INFINITY;
      return isTaken;
    },
  };
}

const LEASE_MS = 15_000;
