// What a screen reads: at once, again when asked, and by itself while it is looked at.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useDesk } from '../desk.tsx';
import type { Answer, DeskClient, Refusal } from './desk-client.ts';

export type Loaded<T> = Readonly<{
  /** The newest answer; it stays while a newer one is on its way, and when that one fails. */
  value: T | undefined;
  /** When the newest answer came. */
  knownAtMs: number;
  /** Why the last try failed; undefined after a success. */
  refusal: Refusal | undefined;
  reload(): void;
}>;

/** `key` names what is read: another key reads anew. With `everyMs` it is read again that often; `turn` counts it. */
export function useLoaded<T>(
  key: string,
  load: (client: DeskClient, turn: number) => Promise<Answer<T>>,
  everyMs?: number,
): Loaded<T> {
  const { client, clock, signedOut } = useDesk();
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'> & { of: string }>({
    of: key,
    value: undefined,
    knownAtMs: 0,
    refusal: undefined,
  });
  const [turn, setTurn] = useState(0);
  const loader = useRef(load);
  useEffect(() => {
    loader.current = load;
  });
  useEffect(() => {
    let isCurrent = true;
    let cancel = (): void => {};
    const read = async (): Promise<void> => {
      const answer = await loader.current(client, turn);
      if (!isCurrent) return;
      if (!answer.ok && answer.code === 'not-signed-in') return signedOut();
      setState((before) => {
        if (answer.ok)
          return { of: key, value: answer.value, knownAtMs: clock.nowMs(), refusal: undefined };
        const { value, knownAtMs } = before.of === key ? before : EMPTY;
        return { of: key, value, knownAtMs, refusal: answer };
      });
      if (everyMs !== undefined) cancel = clock.after(everyMs, () => setTurn((n) => n + 1));
    };
    void read();
    return () => {
      isCurrent = false;
      cancel();
    };
  }, [client, clock, signedOut, key, everyMs, turn]);
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  const { value, knownAtMs, refusal } = state.of === key ? state : { ...state, ...EMPTY };
  return { value, knownAtMs, refusal, reload };
}

const EMPTY = { value: undefined, knownAtMs: 0, refusal: undefined };
