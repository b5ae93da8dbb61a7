// Whole seconds until a moment, counted down on the screen.
import { useEffect, useReducer } from 'react';
import type { BrowserClock } from '../../kit/browser-clock.ts';

/** Rounded up, never below 0; undefined while there is no moment to wait for. */
export function useSecondsLeft(
  clock: BrowserClock,
  endsAtMs: number | undefined,
): number | undefined {
  const [, look] = useReducer((looks: number) => looks + 1, 0);
  const leftMs = endsAtMs === undefined ? 0 : Math.max(0, endsAtMs - clock.nowMs());
  // Wakes where the figure changes.
  useEffect(
    () => (leftMs > 0 ? clock.after(leftMs % 1_000 || 1_000, look) : undefined),
    [clock, leftMs],
  );
  return endsAtMs === undefined ? undefined : Math.ceil(leftMs / 1_000);
}
