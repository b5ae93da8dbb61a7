// Time as an argument: loops and waits take a Clock, so that a test moves it by hand.

export interface Clock {
  /** Wall clock in milliseconds since 1970 (UTC). May jump in either direction. */
  nowMs(): number;
  /** Milliseconds since an arbitrary start. Never goes back; for waits and time-outs. */
  monotonicMs(): number;
  /** Resolves after `ms` milliseconds, or at once when `signal` aborts; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  // By hand: the promise of `node:timers` makes an error with a stack for each sleep that ends early, and a line's wait for
  // bytes ends early a hundred times a second.
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal?.addEventListener('abort', wake, { once: true });
    }),
};

export interface HandMovedClock extends Clock {
  /** Moves both clocks on by `ms`, waking the sleepers that come due, oldest first. */
  advance(ms: number): Promise<void>;
  /** Jumps the wall clock alone, as a person or a time server might. */
  setWall(nowMs: number): void;
}

type Sleeper = Readonly<{ dueMs: number; wake: () => void }>;

/** A clock that stands still until it is moved; both clocks start at `startMs`. */
export function handMovedClock(startMs = Date.UTC(2026, 10, 22)): HandMovedClock {
  let monotonic = startMs;
  let wallOffset = 0;
  const sleepers = new Set<Sleeper>();

  /** Of two that are due together the one that lay down first. */
  function soonest(): Sleeper | undefined {
    let first: Sleeper | undefined;
    for (const sleeper of sleepers) if (!first || sleeper.dueMs < first.dueMs) first = sleeper;
    return first;
  }

  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    nowMs: () => monotonic + wallOffset,
    monotonicMs: () => monotonic,
    setWall: (nowMs) => {
      wallOffset = nowMs - monotonic;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wake = (): void => {
          signal?.removeEventListener('abort', wake);
          sleepers.delete(sleeper);
          resolve();
        };
        const sleeper = { dueMs: monotonic + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake, { once: true });
      }),
    advance: async (ms) => {
      const targetMs = monotonic + ms;
      await settle();
      for (;;) {
        const next = soonest();
        if (!next || next.dueMs > targetMs) break;
        monotonic = Math.max(monotonic, next.dueMs);
        next.wake();
        await settle();
      }
      monotonic = targetMs;
      await settle();
    },
  };
}
