// What was last said on a line, kept in memory and shown with each alarm. Equal exchanges in a row are counted, so that
// minutes of idle polls take one entry.
import type { Clock } from '../clock.ts';

export interface WireLog {
  /** A command went out; what follows belongs to it. */
  sent(bytes: Uint8Array): void;
  received(bytes: Uint8Array): void;
  /** `noise` or `unanswered`: a mark on the exchange. */
  mark(word: string): void;
  /** One line for each exchange, oldest first: time, bytes out, bytes in, marks, how often. */
  lines(): string[];
}

/** Some four minutes of an idle line, whose health is looked after every two seconds. */
const EXCHANGES_MAX = 800;

/** An empty log. */
export function createWireLog(clock: Clock): WireLog {
  type Exchange = { atMs: number; text: string; times: number };
  const kept: Exchange[] = [];
  let current: Exchange | undefined;

  function keep(): void {
    if (!current) return;
    const last = kept.at(-1);
    if (last?.text === current.text) {
      last.times += 1;
    } else {
      kept.push(current);
      if (kept.length > EXCHANGES_MAX) kept.shift();
    }
    current = undefined;
  }

  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  const line = ({ atMs, text, times }: Exchange): string =>
    `${new Date(atMs).toISOString()} ${text}${times > 1 ? ` ×${times}` : ''}`;

  return {
    sent: (bytes) => {
      keep();
      current = { atMs: clock.nowMs(), text: `${hex(bytes)} >`, times: 1 };
    },
    received: (bytes) => {
      if (current) current.text += ` ${hex(bytes)}`;
    },
    mark: (word) => {
      if (current) current.text += ` (${word})`;
    },
    lines: () => [...kept, ...(current ? [current] : [])].map(line),
  };
}
