// Keeps the write-ahead log short: a thread of its own carries it over; only for the last pages do writes wait, and reads never.
import { Worker } from 'node:worker_threads';

/** What the thread says. */
export type CheckpointWord = 'most is done' | 'all is done';

export type Checkpoints = Readonly<{
  /** Asks for one, unless one is under way. */
  begin(): void;
  /** For whoever is about to write: resolves when the last pages are carried over, so that the log can begin anew. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}>;

/** Checkpoints of the database at `path`. The wait of `clear` ends with the thread's answer, or with the thread. */
export function checkpointsBeside(path: string): Checkpoints {
  let worker: Worker | undefined;
  let isUnderWay = false;
  let pause = Promise.withResolvers<void>();
  pause.resolve();

  const end = (): void => {
    isUnderWay = false;
    pause.resolve();
  };
  const ask = (what: 'most' | 'rest'): void => {
    worker ??= start();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(what);
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), {
      workerData: path,
    });
    started.unref();
    started.on('message', (word: CheckpointWord) => {
      if (word === 'all is done') return end();
      pause = Promise.withResolvers<void>();
      return ask('rest');
    });
    // The next one starts a thread anew; until then the log only grows.
    started.on('error', () => {});
    started.on('exit', () => {
      worker = undefined;
      end();
    });
    return started;
  };
  return {
    begin: () => {
      if (isUnderWay) return;
      isUnderWay = true;
      ask('most');
    },
    clear: () => pause.promise,
    stop: async () => void (await worker?.terminate()),
  };
}
