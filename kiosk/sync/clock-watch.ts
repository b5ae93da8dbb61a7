// Notices when somebody moved the wall clock: a record for the operators. Order and money never depend on it.
import type { Clock } from '#drivers/clock.ts';
import type { KioskStore } from '../store/kiosk-store.ts';
import type { Log } from './log.ts';

export type ClockWatchDeps = Readonly<{
  store: Pick<KioskStore, 'commit'>;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
}>;

/** Compares wall and monotonic clock until `signal` aborts; a slow drift is not a jump. */
export async function watchClock({ store, clock, log, signal }: ClockWatchDeps): Promise<void> {
  const offsetMs = (): number => clock.nowMs() - clock.monotonicMs();
  let knownMs = offsetMs();
  while (!signal.aborted) {
    await clock.sleep(LOOK_INTERVAL_MS, signal);
    const byMs = Math.round(offsetMs() - knownMs);
    knownMs += byMs;
    if (signal.aborted || Math.abs(byMs) < JUMP_MIN_MS) continue;
    log('warn', 'the wall clock jumped', { byMs });
    try {
      store.commit({ atMs: clock.nowMs(), records: [{ kind: 'clock-jumped', body: { byMs } }] });
    } catch (error) {
      log('warn', 'a jump of the clock could not be stored', { error: String(error) });
    }
  }
}

const LOOK_INTERVAL_MS = 5_000;
/** Above what a time service corrects in small steps. */
const JUMP_MIN_MS = 2_000;
