// The last lines of the log, for staff without a terminal: what happened, and of its fields only a state or a reason.
import type { Clock } from '#drivers/clock.ts';
import type { Log } from '../sync/log.ts';

export type LogLine = Readonly<{ atMs: number; isWarning: boolean; message: string }>;

export type RecentLog = Readonly<{
  log: Log;
  /** The newest first, at most `LINES_MAX`. */
  lines(): readonly LogLine[];
}>;

/** Writes on to `inner`, and remembers what is worth telling a person. */
export function keepRecentLog(inner: Log, clock: Pick<Clock, 'nowMs'>): RecentLog {
  const lines: LogLine[] = [];
  return {
    log: (level, message, fields) => {
      inner(level, message, fields);
      if (level === 'debug') return;
      lines.unshift({
        atMs: clock.nowMs(),
        isWarning: level === 'warn',
        message: [message, ...wordsOf(fields)].join(' · ').slice(0, MESSAGE_CHARS_MAX),
      });
      lines.length = Math.min(lines.length, LINES_MAX);
    },
    lines: () => lines,
  };
}

/** Words of our own that say which: `ready`, `no-approved-table`. Anything longer is for the log file. */
const wordsOf = (fields: Record<string, unknown> = {}): readonly string[] =>
  [fields['state'], fields['reason']].filter(
    (word) => typeof word === 'string' && /^[a-z][a-z-]{0,39}$/.test(word),
  ) as string[]; // Only text passes.

const LINES_MAX = 40;
const MESSAGE_CHARS_MAX = 120;
