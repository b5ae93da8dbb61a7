// Repeats a piece of upkeep until it is stopped; one that fails is reported and tried again at the next turn.
import type { Clock } from '#drivers/clock.ts';

export type Upkeep = Readonly<{
  /** Milliseconds since a turn last ended well: rises while the work fails or hangs. */
  lagMs(): number;
  /** Ends after the turn that is under way. */
  stop(): Promise<void>;
}>;

export type RepeatOptions = Readonly<{
  clock: Clock;
  intervalMs: number;
  failed(error: unknown): void;
}>;

/** Between two pages of a turn: those who called meanwhile are answered first. A loop that is being stopped goes on at once. */
export type Pause = () => Promise<void>;

/** For work that nobody waits beside: goes on at once. */
export const noPause: Pause = async () => {};

/** Runs `turn` at once and then `intervalMs` after each end. */
export function repeat(
  turn: (pause: Pause) => Promise<void>,
  { clock, intervalMs, failed }: RepeatOptions,
): Upkeep {
  const stopping = new AbortController();
  const pause: Pause = () => clock.sleep(PAUSE_MS, stopping.signal);
  let endedAtMs = clock.monotonicMs();
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await turn(pause);
        endedAtMs = clock.monotonicMs();
      } catch (error) {
        failed(error);
      }
      await clock.sleep(intervalMs, stopping.signal);
    }
  };
  const done = run();
  return {
    lagMs: () => clock.monotonicMs() - endedAtMs,
    stop: () => {
      stopping.abort();
      return done;
    },
  };
}

/** A page takes a few milliseconds, in which nobody is answered; a call takes several turns of the event loop. */
const PAUSE_MS = 10;
