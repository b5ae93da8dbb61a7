// How often the same work is tried again, and how long it waits before.
import type { Clock } from '#drivers/clock.ts';
import type { Entropy } from '#drivers/entropy.ts';
import { type FailureKind, failureKind } from './failures.ts';

export type PatienceDeps = Readonly<{ clock: Clock; entropy: Entropy }>;

export type Patience = Readonly<{
  /** False at once, or true after the pause before the next attempt; `attempt` counts from 1 for each work. */
  isWorthAgain(failure: unknown, attempt: number): Promise<boolean>;
}>;

/** The patience of one lane. Each kind of failure has its own limit: being disturbed says nothing about a duplicate. */
export function patienceOf({ clock, entropy }: PatienceDeps): Patience {
  let counts = new Map<FailureKind, number>();
  return {
    isWorthAgain: async (failure, attempt) => {
      if (failure === undefined) return false;
      if (attempt === 1) counts = new Map();
      const kind = failureKind(failure);
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      if (count >= ATTEMPTS_MAX[kind]) return false;
      // A little longer each time, and never all for the same time.
      const pauseMs = Math.min(PAUSE_MS * 2 ** (attempt - 1), PAUSE_MAX_MS);
      await clock.sleep(pauseMs * entropy.jitter());
      return true;
    },
  };
}

const ATTEMPTS_MAX: Readonly<Record<FailureKind, number>> = {
  disturbed: 20,
  // What is there twice because somebody was faster is seen the next time; what is wrong stays wrong.
  duplicate: 8,
  lost: 3,
  unavailable: 1,
  refused: 1,
};
const PAUSE_MS = 4;
const PAUSE_MAX_MS = 100;
