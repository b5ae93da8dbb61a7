// Keeps the store usable: notices the first failure, says so, and opens it again until the disk obeys.
import type { Clock } from '#drivers/clock.ts';
import type { KioskStore } from '../store/kiosk-store.ts';
import type { Log } from '../sync/log.ts';

export type StoreKeeper = Readonly<{
  /** The same store for everybody; every failure of it is noticed. */
  store: KioskStore;
  isBroken(): boolean;
}>;

type KeeperDeps = Readonly<{
  clock: Clock;
  signal: AbortSignal;
  log: Log;
  /** Before the first attempt to reopen. */
  failed(): void;
  /** The store is open and has been read again; an error thrown here counts as a failed attempt. */
  reopened(): void;
}>;

/** Watches `inner`. Attempts go on for as long as `signal` lets them, at most `REOPEN_PAUSE_MAX_MS` apart. */
export function keepStore(inner: KioskStore, deps: KeeperDeps): StoreKeeper {
  const { clock, signal, log } = deps;
  let isBroken = false;
  /** Failures while we mend are ours to see, not news. */
  let isMending = false;

  const store = new Proxy(inner, {
    get: (target, name, receiver) => {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        try {
          return Reflect.apply(member, target, args);
        } catch (error) {
          notice(error);
          throw error;
        }
      };
    },
  });

  function notice(error: unknown): void {
    if (isMending || isBroken || isReadable(inner)) return;
    isBroken = true;
    log('warn', 'the store failed; coins stay closed until it is read again', {
      error: String(error),
      cause: String((error as Error).cause ?? ''),
    });
    void mend();
  }

  async function mend(): Promise<void> {
    // The failure is still on its way to whoever called the store.
    await Promise.resolve();
    deps.failed();
    for (let pauseMs = REOPEN_PAUSE_MS; !signal.aborted; pauseMs *= 2) {
      await clock.sleep(Math.min(pauseMs, REOPEN_PAUSE_MAX_MS), signal);
      if (signal.aborted) return;
      isMending = true;
      try {
        inner.reopen();
        isBroken = false;
        deps.reopened();
        log('info', 'the store is open again');
        return;
      } catch (error) {
        isBroken = true;
        log('warn', 'the store does not open yet', { error: String(error) });
      } finally {
        isMending = false;
      }
    }
  }

  return { store, isBroken: () => isBroken };
}

/** A store in doubt refuses even to read; a refused command leaves it as it was. */
function isReadable(store: KioskStore): boolean {
  try {
    store.outbox();
    return true;
  } catch {
    return false;
  }
}

const REOPEN_PAUSE_MS = 200;
const REOPEN_PAUSE_MAX_MS = 5_000;
