// Alarms of a driver: whoever reads one sees what was said on the line before it.
import type { AcceptorHost } from './coin-acceptor.ts';
import { createWireLog } from './line/wire-log.ts';
import type { WireLog } from './line/wire-log.ts';

/** The minutes before an alarm are shown once in this time for each kind of it, and so often for all kinds together. */
const SHOWN_AGAIN_AFTER_MS = 60_000;
const SHOWN_WHOLE_MAX = 12;

/**
 * The same host, whose warnings carry the exchanges of `wireLog`, which is empty and is filled by the driver. Those that come
 * soon after their like carry only what has been said since the warning before, which stands above them.
 */
export function hostWithWireLog(given: AcceptorHost): { host: AcceptorHost; wireLog: WireLog } {
  const wireLog = createWireLog(given.clock);
  /** When the whole was shown last, by kind; older ones are forgotten. */
  const shownWhole = new Map<string, number>();
  let lastShownMs = -Infinity;

  function wire(kind: string): string[] {
    const nowMs = given.clock.monotonicMs();
    for (const [shown, atMs] of shownWhole) {
      if (nowMs - atMs >= SHOWN_AGAIN_AFTER_MS) shownWhole.delete(shown);
    }
    const isPart = shownWhole.has(kind) || shownWhole.size >= SHOWN_WHOLE_MAX;
    const lines = wireLog.lines(isPart ? lastShownMs : undefined);
    if (!isPart) shownWhole.set(kind, nowMs);
    lastShownMs = nowMs;
    return lines;
  }

  const log: AcceptorHost['log'] = (level, message, fields) =>
    given.log(level, message, level === 'warn' ? { ...fields, wire: wire(message) } : fields);
  return { host: { ...given, log }, wireLog };
}
