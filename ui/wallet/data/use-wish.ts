// One wish of the holder, one effect: a wish that is sent again after a lost answer keeps its key.
import { useRef } from 'react';
import { newCommandKey } from '../../kit/command-key.ts';
import type { Answer } from './ledger-client.ts';
import { type Task, useTask } from './use-task.ts';

/** As `useTask`, with a key for `call`. The key is a new one when another thing is wished, or the last was answered. */
export function useWish<Input, T>(
  call: (input: Input, key: string) => Promise<Answer<T>>,
  done: (value: T) => void,
): Task<Input> {
  const wish = useRef(NONE);
  return useTask(async (input: Input) => {
    const said = JSON.stringify(input) ?? '';
    if (wish.current.key === '' || wish.current.said !== said) {
      wish.current = { said, key: newCommandKey() };
    }
    const answer = await call(input, wish.current.key);
    if (isSettled(answer)) wish.current = NONE;
    return answer;
  }, done);
}

/** Whether the ledger has said what became of it: no answer, or trouble on its side, leaves that open. */
const isSettled = (answer: Answer<unknown>): boolean =>
  answer.ok || (answer.status !== undefined && answer.status < 500);

const NONE = { said: '', key: '' };
