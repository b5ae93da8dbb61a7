// The last lines of the log, for staff without a terminal: what happened, never its fields.
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
        message: message.slice(0, MESSAGE_CHARS_MAX),
      });
      lines.length = Math.min(lines.length, LINES_MAX);
    },
    lines: () => lines,
  };
}

const LINES_MAX = 40;
const MESSAGE_CHARS_MAX = 120;
