// A wait that ends early when somebody wakes it or the house closes.
import type { Clock } from '#drivers/clock.ts';

export interface Pause {
  /** Resolves after `ms`, at `wake`, or when the signal aborts; at once when `ms` is not above zero. One wait at a time. */
  wait(ms: number): Promise<void>;
  /** Ends the wait that is going on; without one it does nothing. */
  wake(): void;
}

/** A pause that ends for good with `signal`. */
export function pauseOn(clock: Clock, signal: AbortSignal): Pause {
  let current: AbortController | undefined;
  signal.addEventListener('abort', () => current?.abort(), { once: true });
  return {
    wait: async (ms) => {
      if (signal.aborted || ms <= 0) return;
      current = new AbortController();
      await clock.sleep(ms, current.signal);
      current = undefined;
    },
    wake: () => current?.abort(),
  };
}
