// The kiosk's log: JSON lines on standard error, pretty on a terminal. Standard output belongs to announced lines.
import { type LoggerOptions, pino } from 'pino';
import pinoPretty from 'pino-pretty';
import type { Log } from './sync/log.ts';

/** A log that writes at once, so that the last words before an end are not lost. */
export function standardErrorLog(level: string): Log {
  const options: LoggerOptions = { level, base: null };
  const logger = process.stderr.isTTY
    ? pino(options, pinoPretty({ destination: 2, sync: true, colorize: true }))
    : pino(options, pino.destination({ dest: 2, sync: true }));
  return (level, message, fields = {}) => logger[level](fields, message);
}
