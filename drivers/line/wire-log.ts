// What was last said on a line, kept in memory and shown with each alarm. Equal exchanges in a row are counted, so that
// idle polls take one entry.
import type { Clock } from '../clock.ts';

export interface WireLog {
  /** A command went out; what follows belongs to it. */
  sent(bytes: Uint8Array): void;
  received(bytes: Uint8Array): void;
  /** `noise` or `unanswered`: a mark on the exchange. */
  mark(word: string): void;
  /**
   * One line for each exchange, oldest first: time, bytes out, bytes in, marks, how often. Only those that were not over at
   * `sinceMs` of the monotonic clock, where it is given.
   */
  lines(sinceMs?: number): string[];
}

/** So long is remembered, however much is said meanwhile. */
const KEPT_MS = 240_000;
/** But not more than this, in characters of one byte. Four minutes at 9600 baud never come to it; 115200 baud without a pause take more than three. */
const KEPT_BYTES_MAX = 6_000_000;
/** What an entry takes beside its text. */
const ENTRY_BYTES = 100;
/** A device that talks without being asked gets an entry for every so many characters. */
const EXCHANGE_CHARS_MAX = 2000;

/** An empty log. */
export function createWireLog(clock: Clock): WireLog {
  type Exchange = { atMs: number; untilMs: number; text: string; times: number };
  let kept: Exchange[] = [];
  /** Of `kept`; those before it are forgotten already. */
  let oldest = 0;
  let keptBytes = 0;
  let current: Exchange | undefined;

  const sizeOf = ({ text }: Exchange): number => text.length + ENTRY_BYTES;

  function begin(text: string): void {
    keep();
    current = { atMs: clock.nowMs(), untilMs: clock.monotonicMs(), text, times: 1 };
  }

  function keep(): void {
    if (!current) return;
    const last = kept.at(-1);
    if (last?.text === current.text) {
      last.times += 1;
      last.untilMs = current.untilMs;
    } else {
      kept.push(current);
      keptBytes += sizeOf(current);
    }
    current = undefined;
    forget(clock.monotonicMs() - KEPT_MS);
  }

  function forget(beforeMs: number): void {
    for (;;) {
      const first = kept[oldest];
      if (!first || (first.untilMs >= beforeMs && keptBytes <= KEPT_BYTES_MAX)) break;
      keptBytes -= sizeOf(first);
      oldest += 1;
    }
    // Each entry is moved once for every time that it is forgotten: no work grows with what is kept.
    if (oldest * 2 <= kept.length) return;
    kept = kept.slice(oldest);
    oldest = 0;
  }

  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
  const line = ({ atMs, text, times }: Exchange): string =>
    `${new Date(atMs).toISOString()} ${text}${times > 1 ? ` ×${times}` : ''}`;

  return {
    sent: (bytes) => begin(`${hex(bytes)} > `),
    received: (bytes) => {
      if (!current || current.text.length > EXCHANGE_CHARS_MAX) begin('> ');
      // In one piece, however it arrived: only so are equal replies equal.
      current!.text += hex(bytes);
    },
    mark: (word) => {
      if (current) current.text += ` (${word})`;
    },
    lines: (sinceMs = -Infinity) =>
      [...kept.slice(oldest), ...(current ? [current] : [])]
        .filter(({ untilMs }) => untilMs >= sinceMs)
        .map(line),
  };
}
