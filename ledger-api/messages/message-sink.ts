// Where text messages go. A file stands in for the phone network.
import { appendFileSync } from 'node:fs';
import type { Clock } from '#drivers/clock.ts';
import { instantText } from '../contract/ids.ts';

export type Message = Readonly<{
  /** E.164. */
  to: string;
  kind: 'code' | 'receipt' | 'notice';
  text: string;
}>;

export interface MessageSink {
  /** Hands a message over; it is in the sink when this returns, or an error is thrown. */
  send(message: Message): void;
}

/**
 * One JSON object a line, `{at,to,kind,text}`, appended to a file that only its owner can read. A message is one write,
 * so that a reader never sees half a line. It is not synced: a lost code is asked for again.
 */
export function fileMessageSink(path: string, clock: Clock): MessageSink {
  return {
    send: (message) => {
      const line = JSON.stringify({ at: instantText(clock.nowMs()), ...message });
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
    },
  };
}
