// One press, one call: a form knows whether its call is under way and why the last one was refused.
import { useState } from 'react';
import type { Answer, Refusal } from './ledger-client.ts';

export type Task<Input> = Readonly<{
  isBusy: boolean;
  refusal: Refusal | undefined;
  /** Does nothing while the last press is still under way. */
  run(input: Input): void;
}>;

/** Runs `call` at each press; `done` hears its value. */
export function useTask<Input, T>(
  call: (input: Input) => Promise<Answer<T>>,
  done: (value: T) => void,
): Task<Input> {
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const run = async (input: Input): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    setRefusal(undefined);
    const answer = await call(input);
    setIsBusy(false);
    if (answer.ok) done(answer.value);
    else setRefusal(answer);
  };
  return { isBusy, refusal, run: (input) => void run(input) };
}
