// Many wishes, few runs: a task that is asked for while it runs, runs once more, after a pause.
import type { BrowserClock } from '../../kit/browser-clock.ts';

export interface Coalesced {
  /** Runs the task now, or once after the run and the pause that are under way. */
  ask(): void;
  /** Nothing runs after this. */
  stop(): void;
}

/** Runs `task` at most once in `pauseMs`, and never twice at a time. The task does not reject. */
export function coalesced(
  task: () => Promise<void>,
  pauseMs: number,
  clock: BrowserClock,
): Coalesced {
  let isBusy = false;
  let isAsked = false;
  let isStopped = false;
  let cancelPause = (): void => {};

  const run = async (): Promise<void> => {
    isBusy = true;
    isAsked = false;
    await task();
    if (isStopped) return;
    cancelPause = clock.after(pauseMs, () => {
      isBusy = false;
      if (isAsked) void run();
    });
  };
  return {
    ask: () => {
      isAsked = true;
      if (!isBusy && !isStopped) void run();
    },
    stop: () => {
      isStopped = true;
      cancelPause();
    },
  };
}
