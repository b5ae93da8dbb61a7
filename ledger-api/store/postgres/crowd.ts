// Whether many want the same rows just now, as the lanes of this process have felt it.
import type { Clock } from '#drivers/clock.ts';

export type Crowd = Readonly<{
  /** A transaction was disturbed by another one. */
  felt(): void;
  /** True for a second after that: whoever begins then lets those pass whose turn it is. */
  isThere(): boolean;
}>;

/** One for all lanes of a process; every process in a crowd soon feels it by itself. */
export function crowdOf(clock: Pick<Clock, 'monotonicMs'>): Crowd {
  let untilMs = Number.NEGATIVE_INFINITY;
  return {
    felt: () => {
      untilMs = clock.monotonicMs() + REMEMBERED_MS;
    },
    isThere: () => clock.monotonicMs() < untilMs,
  };
}

const REMEMBERED_MS = 1_000;
