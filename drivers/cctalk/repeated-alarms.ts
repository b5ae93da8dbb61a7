// Alarms about something that lasts: told at once, then at most every ten minutes with how often it was found.
import type { AcceptorHost } from '../coin-acceptor.ts';

const TOLD_AGAIN_AFTER_MS = 600_000;
/** Different alarms that are remembered; the oldest is forgotten, and would be told once more. */
const REMEMBERED_MAX = 100;

/** The same host. Alarms about one event are told each; those are the ones with a `kind` or a `code`. */
export function withoutRepeatedAlarms(host: AcceptorHost): AcceptorHost {
  const told = new Map<string, { atMs: number; repeats: number }>();

  const log: AcceptorHost['log'] = (level, message, fields = {}) => {
    if (level !== 'warn' || 'kind' in fields || 'code' in fields) {
      return host.log(level, message, fields);
    }
    const key = `${message} ${String(fields['acceptorId'])} ${String(fields['detail'])}`;
    const nowMs = host.clock.monotonicMs();
    const before = told.get(key);
    if (before && nowMs - before.atMs < TOLD_AGAIN_AFTER_MS) {
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
