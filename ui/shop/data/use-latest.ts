// The newest value, for what listens longer than one drawing of the page.
import { useLayoutEffect, useRef, type RefObject } from 'react';

/** `.current` is the value of the last drawing. */
export function useLatest<T>(value: T): Readonly<RefObject<T>> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
