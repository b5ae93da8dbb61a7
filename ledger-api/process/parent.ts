// A program that was started by another one stops with it: an orphan would keep ports and locks.
import type { Clock } from '#drivers/clock.ts';

/** Calls `gone` once when the process that started this one has ended; looks every half second until `signal`. */
export async function watchParent(
  clock: Clock,
  signal: AbortSignal,
  gone: () => void,
): Promise<void> {
  const parentId = process.ppid;
  while (!signal.aborted) {
    await clock.sleep(LOOK_EVERY_MS, signal);
    // The operating system gives an orphan another parent.
    if (!signal.aborted && process.ppid !== parentId) return gone();
  }
}

const LOOK_EVERY_MS = 500;
