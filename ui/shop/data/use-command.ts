// A write with a name: sending the same wish again after a lost answer is still one wish.
import { useRef } from 'react';
import { newCommandKey } from '../../kit/command-key.ts';
import { useTask, type Task } from '../../wallet/data/use-task.ts';
import type { Answer } from '#ledger/contract/client.ts';

/** As `useTask`; the key stays while the same input was not answered, and is new for every other wish. */
export function useCommand<Input, T>(
  call: (input: Input, commandKey: string) => Promise<Answer<T>>,
  done: (value: T) => void,
): Task<Input> {
  const wish = useRef<Readonly<{ input: string; key: string }>>(undefined);
  return useTask(async (input: Input) => {
    const named = JSON.stringify(input) ?? '';
    if (wish.current?.input !== named) wish.current = { input: named, key: newCommandKey() };
    const answer = await call(input, wish.current.key);
    // A refusal is an answer; another try is another wish.
    if (answer.ok || answer.code !== 'unreachable') wish.current = undefined;
    return answer;
  }, done);
}
