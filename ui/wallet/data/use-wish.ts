// One wish of the holder, one effect: a wish that is sent again after a lost answer keeps its key.
import { useRef } from 'react';
import { newCommandKey } from '../../kit/command-key.ts';
import type { Answer, Refusal } from './ledger-client.ts';
import { usePhone } from './phone.ts';
import { type Task, useTask } from './use-task.ts';

/**
 * As `useTask`, with a key for `call`. The key is a new one when another thing is wished, or the last was answered. Without a
 * line nothing is sent, and the refusal says so; a wish that was sent and not answered may have come true.
 */
export function useWish<Input, T>(
  call: (input: Input, key: string) => Promise<Answer<T>>,
  done: (value: T) => void,
): Task<Input> {
  const wish = useRef(NONE);
  const { reach } = usePhone();
  return useTask(async (input: Input) => {
    const said = JSON.stringify(input) ?? '';
    const isOpen = wish.current.key !== '' && wish.current.said === said;
    if (!(await reach())) return isOpen ? UNANSWERED : OFFLINE;
    if (!isOpen) wish.current = { said, key: newCommandKey() };
    const answer = await call(input, wish.current.key);
    if (isSettled(answer)) wish.current = NONE;
    return !answer.ok && answer.code === 'unreachable' ? UNANSWERED : answer;
  }, done);
}

/** Whether the ledger has said what became of it: no answer, or trouble on its side, leaves that open. */
const isSettled = (answer: Answer<unknown>): boolean =>
  answer.ok || (answer.status !== undefined && answer.status < 500);

const NONE = { said: '', key: '' };
/** Nothing was sent. */
const OFFLINE: Refusal = { ok: false, code: 'offline' };
/** It was sent, and may be done. */
const UNANSWERED: Refusal = { ok: false, code: 'unanswered' };
