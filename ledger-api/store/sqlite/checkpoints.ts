// Keeps the write-ahead log short: a thread of its own carries it over; only for the last pages do writes wait, and reads never.
import type { Clock } from '#drivers/clock.ts';
import { StoreUnavailable } from '../ledger-store.ts';
import {
  type CheckpointThread,
  startCheckpointThread,
  type StartCheckpointThread,
} from './checkpoint-thread.ts';

export type Checkpoints = Readonly<{
  /** Asks for one, unless one is under way. */
  begin(): void;
  /**
   * For whoever is about to write: resolves when the last pages are carried over, so that the log can begin anew.
   * After `REST_WAIT_MAX_MS` it rejects with `StoreUnavailable`, and nobody waits for this checkpoint any more.
   */
  clear(): Promise<void>;
  /** Ends the thread; one that hangs is waited for no longer than `STOP_WAIT_MAX_MS`. */
  stop(): Promise<void>;
}>;

/** Checkpoints of the database at `path`. The wait of `clear` ends with the thread's answer, with the thread, or in time. */
export function checkpointsBeside(
  path: string,
  clock: Clock,
  startThread: StartCheckpointThread = startCheckpointThread,
): Checkpoints {
  let thread: CheckpointThread | undefined;
  let isUnderWay = false;
  /** There while the last pages are carried over. */
  let pause: PromiseWithResolvers<void> | undefined;

  const end = (): void => {
    isUnderWay = false;
    pause?.resolve();
    pause = undefined;
  };
  const ask = (what: 'most' | 'rest'): void => {
    thread ??= start();
    thread.ask(what);
  };
  const start = (): CheckpointThread => {
    // What one that was given up says or does later is nobody's matter.
    const started: CheckpointThread = startThread(path, {
      said: (word) => {
        if (started !== thread) return;
        if (word === 'all is done') return end();
        pause = Promise.withResolvers<void>();
        return ask('rest');
      },
      ended: () => {
        if (started !== thread) return;
        thread = undefined;
        end();
      },
    });
    return started;
  };
  /** True when `done` came in time. */
  const isWithin = async (ms: number, done: Promise<unknown>): Promise<boolean> => {
    const waited = new AbortController();
    const isDone = await Promise.race([
      done.then(() => true),
      clock.sleep(ms, waited.signal).then(() => false),
    ]);
    waited.abort();
    return isDone;
  };
  /** The log only grows until the next checkpoint, which another thread makes. */
  const giveUp = (): void => {
    thread?.stop().catch(() => {});
    thread = undefined;
    end();
  };

  return {
    begin: () => {
      if (isUnderWay) return;
      isUnderWay = true;
      ask('most');
    },
    clear: async () => {
      const waitedFor = pause;
      if (!waitedFor || (await isWithin(REST_WAIT_MAX_MS, waitedFor.promise))) return;
      if (pause === waitedFor) giveUp();
      throw new StoreUnavailable('the disk does not end a checkpoint of the database');
    },
    stop: async () => void (thread && (await isWithin(STOP_WAIT_MAX_MS, thread.stop()))),
  };
}

/** The last pages take milliseconds; a disk that needs so long for them keeps the commits waiting, too. */
const REST_WAIT_MAX_MS = 5_000;
const STOP_WAIT_MAX_MS = 5_000;
