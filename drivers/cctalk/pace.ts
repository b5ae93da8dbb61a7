// How soon the event buffer is read again: while coins fall sooner than the device asks for.
import type { Clock } from '../clock.ts';

export interface Pace {
  readonly isPouring: boolean;
  /** Something fell just now. */
  news(): void;
  /** Milliseconds to the next poll after one without news; `isUnclear`: it taught nothing. */
  restMs(isUnclear: boolean): number;
}

/** Five events fit into the buffer, no more. */
const BUSY_POLL_MS = 50;
const BUSY_FOR_MS = 1000;

/** The pace of a device that asks to be polled every `intervalMs`. */
export function createPace(clock: Clock, intervalMs: number): Pace {
  let lastNewsMs = -Infinity;
  const pace: Pace = {
    get isPouring() {
      return clock.monotonicMs() - lastNewsMs < BUSY_FOR_MS;
    },
    news: () => {
      lastNewsMs = clock.monotonicMs();
    },
    restMs: (isUnclear) =>
      isUnclear || pace.isPouring ? Math.min(BUSY_POLL_MS, intervalMs) : intervalMs,
  };
  return pace;
}
