// Wrong tries at the service screen: journaled, counted over restarts, and answered by silence after a few.
import type { Clock } from '#drivers/clock.ts';
import type { KioskStore } from '../store/kiosk-store.ts';
import type { Log } from '../sync/log.ts';

export interface Tries {
  /** Milliseconds until a try is heard again; 0 when it is. */
  lockedMs(): number;
  refused(): void;
  opened(operatorCode: string): void;
}

type TriesDeps = Readonly<{
  store: Pick<KioskStore, 'commit' | 'lastAccess'>;
  clock: Clock;
  log: Log;
}>;

/** Goes on counting where the journal stops; pulling the plug does not shorten a lock-out, it begins anew. */
export function createTries({ store, clock, log }: TriesDeps): Tries {
  const last = store.lastAccess();
  let wrong = last?.kind === 'service-refused' ? Number(last.body['tries'] ?? 0) : 0;
  let lockedUntilMs = lockAfter(wrong, clock.monotonicMs());

  /** A store that fails must not keep staff out, nor let a thief try more often. */
  function note(kind: string, body: Record<string, unknown>): void {
    try {
      store.commit({ atMs: clock.nowMs(), records: [{ kind, body }] });
    } catch (error) {
      log('warn', 'an access to the service screen could not be stored', { error: String(error) });
    }
  }

  return {
    lockedMs: () => Math.max(0, lockedUntilMs - clock.monotonicMs()),
    refused: () => {
      wrong += 1;
      lockedUntilMs = lockAfter(wrong, clock.monotonicMs());
      log('warn', 'a wrong code or PIN at the service screen', { tries: wrong });
      note('service-refused', { tries: wrong });
    },
    opened: (operatorCode) => {
      wrong = 0;
      log('info', 'the service screen was opened', { operatorCode });
      note('service-opened', { operatorCode });
    },
  };
}

const lockAfter = (wrong: number, nowMs: number): number =>
  wrong > 0 && wrong % TRIES_MAX === 0 ? nowMs + LOCK_MS : -Infinity;

/** Wrong tries in a row before nobody is heard for a while. */
const TRIES_MAX = 5;
const LOCK_MS = 15 * 60_000;
