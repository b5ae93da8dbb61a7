// Shows one of several things at a time where there is no room for all of them.
import { useEffect, useState } from 'react';

const NEXT_TURN_MS = 8_000;

/** Whose turn it is, from 0 to `count` − 1; it stands still for people who asked for less motion. */
export function useTurns(count: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (count < 2 || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const timer = setInterval(() => setTurn((last) => last + 1), NEXT_TURN_MS);
    return () => clearInterval(timer);
  }, [count]);
  return count === 0 ? 0 : turn % count;
}
