// The sealer gives positions to what was committed, at most 20 ms later, and signs a tree head each second.
import type { Clock } from '#drivers/clock.ts';
import type { SigningKey } from '../../contract/signature.ts';
import type { LedgerStore } from '../../store/ledger-store.ts';
import { BLOCK_TRANSFERS_MAX, sealLog, signTreeHead } from '../seal-log.ts';
import type { Lease } from './lease.ts';
import { repeat, type Upkeep } from './repeat.ts';

export type SealerDeps = Readonly<{
  store: LedgerStore;
  clock: Clock;
  lease: Lease;
  signingKey: SigningKey;
  failed(error: unknown): void;
}>;

/** Seals until it is stopped. Between commits it does not touch the books, but for a look each second. */
export function startSealer({ store, clock, lease, signingKey, failed }: SealerDeps): Upkeep {
  // Whatever an earlier process left unsealed counts as news.
  let hasNews = true;
  let signAtMs = clock.monotonicMs();
  const stopListening = store.listen((notice) => {
    hasNews ||= notice.kind === 'transfers-posted' || notice.kind === 'notices-missed';
  });
  const sealer = repeat(
    async () => {
      const isSigningDue = clock.monotonicMs() >= signAtMs;
      if ((!hasNews && !isSigningDue) || !(await lease.isHeld(clock.nowMs()))) return;
      hasNews = false;
      try {
        // A block that is not full holds all there was; what came since says so itself.
        while ((await sealLog(store)) === BLOCK_TRANSFERS_MAX);
        if (!isSigningDue) return;
        signAtMs = clock.monotonicMs() + SIGN_INTERVAL_MS;
        await signTreeHead(store, signingKey, clock.nowMs());
      } catch (error) {
        hasNews = true;
        throw error;
      }
    },
    { clock, intervalMs: SEAL_INTERVAL_MS, failed },
  );
  return {
    lagMs: sealer.lagMs,
    stop: async () => {
      stopListening();
      await sealer.stop();
    },
  };
}

const SEAL_INTERVAL_MS = 20;
const SIGN_INTERVAL_MS = 1_000;
