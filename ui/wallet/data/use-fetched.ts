// A page's own data, fetched again when what it depends on changes; without a line the last answer that was kept.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { coalesced, type Coalesced } from './coalesced.ts';
import type { Answer, Refusal } from './ledger-client.ts';
import type { Kept, KeptName } from './phone-memory.ts';
import { usePhone } from './phone.ts';

export type Fetched<T> = Readonly<{
  /** The newest answer; it stays while a newer one is on its way. */
  value: T | undefined;
  /** When `value` was the ledger's word. */
  atMs: number | undefined;
  /** The `version` that `value` was fetched for. */
  version: unknown;
  /** `value` may have changed since: nothing answers. */
  isOld: boolean;
  /** Why the last try failed; undefined after a success. */
  refusal: Refusal | undefined;
  /** Somebody asked again and waits. */
  isTrying: boolean;
  again(): void;
}>;

type Said<T> = Readonly<{
  kept: Kept<T> | undefined;
  version: unknown;
  refusal: Refusal | undefined;
}>;

/** Nothing answered, or something that is no ledger of ours, or one in trouble: what was known may still be true. */
export const isSilence = ({ code, status = 0 }: Refusal): boolean =>
  code === 'unreachable' || status >= 500;

/**
 * Calls `load` at once and after each change of `version`, but at most once a second; after silence by itself, and when the
 * line is back. What it says is kept under `name`, where there is one, and shown again while nothing answers.
 */
export function useFetched<T>(
  clock: BrowserClock,
  version: unknown,
  load: () => Promise<Answer<T>>,
  name?: KeptName,
): Fetched<T> {
  const { memory, isLost, recheck } = usePhone();
  const [remembered] = useState(() => name && memory?.read<T>(name));
  const [said, setSaid] = useState<Said<T>>(NOTHING);
  const [isTrying, setIsTrying] = useState(false);
  const tools = useRef({ load, memory, isLost, recheck });
  const fetching = useRef<Coalesced>(undefined);
  const asked = useRef<unknown>(NEVER);
  useEffect(() => {
    tools.current = { load, memory, isLost, recheck };
  });
  useEffect(() => {
    let isOver = false;
    let failures = 0;
    let cancelRetry = (): void => {};
    const line = coalesced(
      async () => {
        cancelRetry();
        const forVersion = asked.current;
        const answer = await tools.current.load();
        if (isOver) return;
        setIsTrying(false);
        if (answer.ok) {
          failures = 0;
          const atMs = clock.nowMs();
          if (name) tools.current.memory?.keep(name, answer.value, atMs);
          if (tools.current.isLost) tools.current.recheck();
          const kept = { value: answer.value, atMs };
          return setSaid({ kept, version: forVersion, refusal: undefined });
        }
        setSaid((before) => ({ ...before, refusal: answer }));
        if (answer.status === 401) tools.current.recheck();
        if (!isSilence(answer)) return;
        const waitMs = Math.min(RETRY_FIRST_MS * 2 ** failures++, RETRY_LIMIT_MS);
        cancelRetry = clock.after(waitMs, () => line.ask());
      },
      REFETCH_PAUSE_MS,
      clock,
    );
    fetching.current = line;
    return () => {
      isOver = true;
      cancelRetry();
      line.stop();
      asked.current = NEVER;
    };
  }, [clock, name]);
  useEffect(() => {
    if (asked.current === version) return;
    asked.current = version;
    fetching.current?.ask();
  }, [version]);
  useAfter(isLost, () => fetching.current?.ask());

  const again = useCallback(() => {
    setIsTrying(true);
    fetching.current?.ask();
  }, []);
  const isSilent = isLost || (said.refusal !== undefined && isSilence(said.refusal));
  const shown = said.kept ?? (isSilent ? remembered : undefined);
  return {
    value: shown?.value,
    atMs: shown?.atMs,
    version: said.version,
    isOld: shown !== undefined && isSilent,
    refusal: said.refusal,
    isTrying,
    again,
  };
}

/** Calls `then` when what was so is so no more. */
function useAfter(isSo: boolean, then: () => void): void {
  const wasSo = useRef(isSo);
  useEffect(() => {
    if (wasSo.current && !isSo) then();
    wasSo.current = isSo;
  });
}

const NEVER = Symbol('never asked');
const NOTHING = { kept: undefined, version: NEVER, refusal: undefined };
const REFETCH_PAUSE_MS = 1_000;
const RETRY_FIRST_MS = 2_000;
const RETRY_LIMIT_MS = 30_000;
