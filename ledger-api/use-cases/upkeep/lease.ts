// Of many ledger processes on one database only one sweeps and seals: the holder of the lease.
import type { LedgerStore } from '../../store/ledger-store.ts';

export type Lease = Readonly<{
  /** True while this process is the one; asks the books only when the lease has to be renewed. */
  isHeld(nowMs: number): Promise<boolean>;
  /** Lets another process take over at once instead of when the lease has run out. */
  release(nowMs: number): Promise<void>;
}>;

/** `holder` names this process among those that share the books. */
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
    release: async (nowMs) => {
      const wasHeld = renewAtMs > Number.NEGATIVE_INFINITY;
      renewAtMs = Number.NEGATIVE_INFINITY;
      if (!wasHeld) return;
      await store.transact((books) => books.paperwork.takeLease('upkeep', holder, nowMs, 0));
    },
  };
}

const LEASE_MS = 15_000;
