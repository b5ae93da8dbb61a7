// How staff ask for the service screen: they hold the mark for three seconds, or type three stars on a keypad.
import { useEffect, useMemo, useRef } from 'react';

const HOLD_MS = 3_000;
const STARS = 3;
/** Three stars within this time; a stray one is forgotten. */
const STARS_WITHIN_MS = 3_000;

/** Handlers of the thing that is held; `called` once for each whole hold. */
export function useHold(called: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(called);
  useEffect(() => {
    latest.current = called;
  }, [called]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(() => {
    const end = () => clearTimeout(timer.current);
    return {
      onPointerDown: () => {
        end();
        timer.current = setTimeout(() => latest.current(), HOLD_MS);
      },
      onPointerUp: end,
      onPointerLeave: end,
      onPointerCancel: end,
      onContextMenu: (event: { preventDefault(): void }) => event.preventDefault(),
    };
  }, []);
}

/** The times of the stars that still count after `key` at `atMs`; whole when there are `STARS` of them. */
export function starsAfter(
  stars: readonly number[],
  key: string,
  atMs: number,
): { stars: readonly number[]; isCall: boolean } {
  if (key !== '*') return { stars: [], isCall: false };
  const recent = [...stars.filter((starMs) => atMs - starMs < STARS_WITHIN_MS), atMs];
  return recent.length < STARS ? { stars: recent, isCall: false } : { stars: [], isCall: true };
}
