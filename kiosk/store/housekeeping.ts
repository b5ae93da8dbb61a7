// What a store needs from time to time, away from every commit: the log moved into the database, old batches forgotten.
import type { Clock } from '#drivers/clock.ts';
import type { KioskStore } from './kiosk-store.ts';

export type HousekeepingDeps = Readonly<{
  store: Pick<KioskStore, 'checkpoint' | 'forgetAcknowledged'>;
  clock: Clock;
  /** Server time as far as known: a jump of the wall clock must not make the kiosk forget. */
  nowMs(): number;
  outboxRetentionMs: number;
  signal: AbortSignal;
  failed(error: unknown): void;
}>;

/** Runs until `signal` aborts. A failure is reported and tried again at the next turn. */
export async function keepHouse(deps: HousekeepingDeps): Promise<void> {
  const { store, clock, signal } = deps;
  let forgetAtMs = clock.monotonicMs() + FORGET_INTERVAL_MS;
  while (!signal.aborted) {
    await clock.sleep(CHECKPOINT_INTERVAL_MS, signal);
    if (signal.aborted) return;
    try {
      store.checkpoint();
      if (clock.monotonicMs() < forgetAtMs) continue;
      forgetAtMs += FORGET_INTERVAL_MS;
      store.forgetAcknowledged(deps.nowMs() - deps.outboxRetentionMs);
    } catch (error) {
      deps.failed(error);
    }
  }
}

const CHECKPOINT_INTERVAL_MS = 5_000;
const FORGET_INTERVAL_MS = 3_600_000;
