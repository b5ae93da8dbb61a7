// One press, one write: a form knows whether it is under way, why the last one was refused, and repeats it under its old key.
import { useRef, useState } from 'react';
import { useDesk } from '../desk.tsx';
import type { Refusal, Write } from './desk-client.ts';

export type Writing = Readonly<{
  isBusy: boolean;
  refusal: Refusal | undefined;
  /** Does nothing while the last press is still under way. */
  run(wish: Write): void;
}>;

/** `done` hears what the ledger answered. The same wish sent again keeps its key until it was answered well. */
export function useWrite<T>(done: (value: T) => void): Writing {
  const { client, newKey, signedOut } = useDesk();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const last = useRef({ wish: '', key: '' });
  const run = async (wish: Write): Promise<void> => {
    if (isBusy) return;
    const said = JSON.stringify(wish);
    if (last.current.wish !== said) last.current = { wish: said, key: newKey() };
    setIsBusy(true);
    setRefusal(undefined);
    const answer = await client.write<T>(wish, last.current.key);
    setIsBusy(false);
    if (answer.ok) {
      last.current = { wish: '', key: '' };
      return done(answer.value);
    }
    // Refused, it left nothing behind: pressed again, it is a new try. Without an answer it may have been done.
    if (answer.code !== 'unreachable') last.current = { wish: '', key: '' };
    if (answer.code === 'not-signed-in') return signedOut();
    setRefusal(answer);
  };
  return { isBusy, refusal, run: (wish) => void run(wish) };
}
