// A page's own data, fetched again when what it depends on changes.
import { useEffect, useRef, useState } from 'react';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { coalesced, type Coalesced } from './coalesced.ts';
import type { Answer, Refusal } from './ledger-client.ts';

export type Fetched<T> = Readonly<{
  /** The newest answer; it stays while a newer one is on its way. */
  value: T | undefined;
  /** Why the last try failed; undefined after a success. */
  refusal: Refusal | undefined;
}>;

/** Calls `load` at once and after each change of `version`, but at most once a second. */
export function useFetched<T>(
  clock: BrowserClock,
  version: unknown,
  load: () => Promise<Answer<T>>,
): Fetched<T> {
  const [fetched, setFetched] = useState<Fetched<T>>({ value: undefined, refusal: undefined });
  const loader = useRef(load);
  const fetching = useRef<Coalesced>(undefined);
  const asked = useRef<unknown>(NEVER);
  useEffect(() => {
    loader.current = load;
  });
  useEffect(() => {
    const line = coalesced(
      async () => {
        const answer = await loader.current();
        setFetched(({ value }) =>
          answer.ok ? { value: answer.value, refusal: undefined } : { value, refusal: answer },
        );
      },
      REFETCH_PAUSE_MS,
      clock,
    );
    fetching.current = line;
    return () => {
      line.stop();
      asked.current = NEVER;
    };
  }, [clock]);
  useEffect(() => {
    if (asked.current === version) return;
    asked.current = version;
    fetching.current?.ask();
  }, [version]);
  return fetched;
}

const NEVER = Symbol('never asked');
const REFETCH_PAUSE_MS = 1_000;
