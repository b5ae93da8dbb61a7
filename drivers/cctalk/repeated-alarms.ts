// Alarms that come again: told at once, then with how often they were found, at most every ten minutes, events each minute.
import type { AcceptorHost } from '../coin-acceptor.ts';

const TOLD_AGAIN_AFTER_MS = 600_000;
/** An event of the device has a `code`; each stands in the journal as well. */
const EVENT_TOLD_AGAIN_AFTER_MS = 60_000;
/** Different alarms that are remembered; the oldest is forgotten, and would be told once more. */
const REMEMBERED_MAX = 100;

/** The same host. Lost credits are told each time; those are the alarms with a `kind`. */
export function withoutRepeatedAlarms(host: AcceptorHost): AcceptorHost {
  const told = new Map<string, { atMs: number; repeats: number }>();

  const log: AcceptorHost['log'] = (level, message, fields = {}) => {
    if (level !== 'warn' || 'kind' in fields) {
      return host.log(level, message, fields);
    }
    const key = `${message} ${String(fields['acceptorId'])} ${String(fields['detail'])}`;
    const nowMs = host.clock.monotonicMs();
    const before = told.get(key);
    const restMs = 'code' in fields ? EVENT_TOLD_AGAIN_AFTER_MS : TOLD_AGAIN_AFTER_MS;
    if (before && nowMs - before.atMs < restMs) {
      before.repeats += 1;
      return;
    }
    told.delete(key);
    told.set(key, { atMs: nowMs, repeats: 0 });
    const [oldest] = told.keys();
    if (told.size > REMEMBERED_MAX && oldest !== undefined) told.delete(oldest);
    host.log(level, message, before ? { ...fields, foundAgain: before.repeats } : fields);
  };
  return { ...host, log };
}
