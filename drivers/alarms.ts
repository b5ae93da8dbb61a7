// Alarms of a driver: whoever reads one sees what was said on the line before it.
import type { AcceptorHost } from './coin-acceptor.ts';
import { createWireLog } from './line/wire-log.ts';
import type { WireLog } from './line/wire-log.ts';

/** The same host, whose warnings carry the exchanges of `wireLog`, which is empty and is filled by the driver. */
export function hostWithWireLog(given: AcceptorHost): { host: AcceptorHost; wireLog: WireLog } {
  const wireLog = createWireLog(given.clock);
  const log: AcceptorHost['log'] = (level, message, fields) =>
    given.log(level, message, level === 'warn' ? { ...fields, wire: wireLog.lines() } : fields);
  return { host: { ...given, log }, wireLog };
}
